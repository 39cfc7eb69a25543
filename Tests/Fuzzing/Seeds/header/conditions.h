#pragma once
#if defined(UNICODE) && !defined(PLAIN)
#define BOIL BoilW
#else
#define BOIL BoilA
#endif
#if (_WIN32_WINNT >= 0x0601) || (KETTLE_VER == 2)
#define STEAM 3
#elif 0
#define STEAM 4
#else
#define STEAM 5
#endif
#ifdef __cplusplus
extern "C" {
#endif
#undef STEAM
#define STEAM (sizeof(int) * 2)
