#define KM_WHISTLE (WM_USER + 7)
SendMessage((HWND) hWnd, KM_WHISTLE, wParam, // holds wParam
    (LPARAM) lParam);
