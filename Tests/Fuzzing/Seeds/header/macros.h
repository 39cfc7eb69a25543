#define CAT(a, b) a ## b
#define STR(x) #x
#define VAR(fmt, ...) f(fmt, __VA_ARGS__)
#define TEN CAT(1, 0)
#define LOOP LOOP2
#define LOOP2 (LOOP + 1)
#define DEEP(x) CAT(x, x)
#define LONG_ONE \
    ( /* over
         lines */ 1 \
    + DEEP(2) )
#define BAD (1 / 0)
#define MINUS (-1 - -2 ? ~0 : !1)
#define EMPTY
#define ODD 'MSFT' // more
