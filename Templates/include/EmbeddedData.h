#ifndef EMBEDDEDDATA_H
#define EMBEDDEDDATA_H
#endif
