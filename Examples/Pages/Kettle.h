/*
 * The numbers of the invented library that these pages document.
 */
#ifndef KETTLE_H
#define KETTLE_H

/* What BoilKettle is asked for. */
#define BOIL_REQ_KEEP_WARM      0x00000001
#define BOIL_REQ_WHISTLE        0x00000002
#define BOIL_REQ_AUTO_STOP      0x00000004
#define BOIL_REQ_CHILD_LOCK     0x00080000

/* What BoilKettle does. */
#define BOIL_RET_KEEP_WARM      0x00000001
#define BOIL_RET_WHISTLE        0x00000002
#define BOIL_RET_AUTO_STOP      0x00000004

/* What FillKettle takes. */
#define KETTLE_WATER_COLD       1
#define KETTLE_WATER_WARM       2
#define KETTLE_WATER_RAIN       3

/* How it went. */
#define KETTLE_OK                       0x00000000L
#define KETTLE_I_STILL_WARMING          0x0A710012L
#define KETTLE_I_LIMESCALE_FOUND        0x0A710013L
#define KETTLE_E_NO_WATER               0x8A710001L
#define KETTLE_E_LID_OPEN               0x8A710002L
#define KETTLE_E_TOO_FULL               0x8A710003L
#define KETTLE_E_INVALID_HANDLE         0x8A710004L
#define KETTLE_E_NOT_PLUGGED_IN         0x8A710005L
#define KETTLE_E_FUSE_BLOWN             0x8A710006L

#endif
