/*
 * The numbers of an invented library. Numbers need no translation.
 */
#ifndef TOASTER_H
#define TOASTER_H

#define TOAST_REQ_BOTH_SIDES    0x00000001
#define TOAST_REQ_RING          0x00000002
#define TOAST_REQ_FROZEN        0x00000010

#define TOAST_RET_BOTH_SIDES    0x00000001
#define TOAST_RET_RING          0x00000002

#define TOAST_OK                0x00000000L
#define TOAST_E_JAMMED          0x8A720001L
#define TOAST_E_NO_BREAD        0x8A720002L
#define TOAST_E_WRONG_SLOT      0x8A720003L

#endif
