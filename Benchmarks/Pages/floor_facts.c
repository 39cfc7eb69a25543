/* The least work that still yields facts: one pass over each page's bytes, no tree. Sections by heading, definition lists,
   pipe tables and HTML tables inside the wanted sections, the second half of bilingual pairs, inline marks stripped, one
   JSON line a page on standard output. Common shapes only: it shows what such a pass costs, not how a page should be read.
   usage: floor_facts LIST */
#include "floor.h"

#include <stdint.h>

struct buf { char *p; size_t n, cap; };
static inline void room(struct buf *b, size_t k) {
  if (b->n + k > b->cap) { b->cap = (b->n + k) * 2; b->p = realloc(b->p, b->cap); }
}
static inline void putb(struct buf *b, const char *s, size_t n) { room(b, n); memcpy(b->p + b->n, s, n); b->n += n; }
#define PUTS(b, s) putb(b, s, sizeof(s) - 1)

static void json(struct buf *b, const char *s, size_t n) {
  while (n && (*s == ' ')) { s++; n--; }
  while (n && (s[n - 1] == ' ')) n--;
  room(b, n * 6 + 2); char *o = b->p + b->n; *o++ = '"';
  for (size_t i = 0; i < n; i++) {
    unsigned char c = (unsigned char)s[i];
    if (c == '"' || c == '\\') { *o++ = '\\'; *o++ = (char)c; }
    else if (c < 32) { o += sprintf(o, "\\u%04x", c); }
    else *o++ = (char)c;
  }
  *o++ = '"'; b->n = (size_t)(o - b->p);
}

struct st {
  struct buf out, text, name;
  int in_dt, in_dd, in_cell, rows, cols, table_open, list_open, params, skip, span_depth, skip_depth;
  uint64_t ndt, nrows;
};
static void begin(struct st *s) { s->text.n = 0; }
static void close_dd(struct st *s) {
  if (s->in_dt || s->in_dd) {
    if (s->in_dt) { s->name.n = 0; putb(&s->name, s->text.p, s->text.n); s->text.n = 0; }
    if (s->name.n) {
      if (s->params++) PUTS(&s->out, ",");
      PUTS(&s->out, "{\"name\":"); json(&s->out, s->name.p, s->name.n);
      PUTS(&s->out, ",\"text\":"); json(&s->out, s->text.p, s->text.n); PUTS(&s->out, "}"); s->ndt++;
    }
    s->in_dt = s->in_dd = 0; s->name.n = 0; s->text.n = 0;
  }
}
static void cell_end(struct st *s) {
  if (!s->in_cell) return;
  if (s->cols++) PUTS(&s->out, ",");
  json(&s->out, s->text.p, s->text.n); s->text.n = 0; s->in_cell = 0;
}
static void row_end(struct st *s) { if (s->table_open == 2) { cell_end(s); PUTS(&s->out, "]"); s->table_open = 1; s->nrows++; } }
static void row_begin(struct st *s) {
  row_end(s);
  if (!s->table_open) { if (s->params++) PUTS(&s->out, ","); PUTS(&s->out, "{\"rows\":["); s->rows = 0; }
  if (s->rows++) PUTS(&s->out, ",");
  PUTS(&s->out, "["); s->table_open = 2; s->cols = 0;
}
static void table_end(struct st *s) { if (s->table_open) { row_end(s); PUTS(&s->out, "]}"); s->table_open = 0; } }
static inline int tag_is(const char *t, size_t n, const char *w, size_t k) {
  return n >= k && !memcmp(t, w, k) && (n == k || t[k] == ' ' || t[k] == '/' || t[k] == '\t');
}
#define TAG(w) tag_is(t, n, w, sizeof(w) - 1)
static void tag(struct st *s, const char *t, size_t n, int pipe) {
  int end = n && *t == '/'; if (end) { t++; n--; }
  if (TAG("span")) {
    if (!end) {
      s->span_depth++;
      if (!s->skip_depth && n > 17 && memmem(t, n, "data-ttu-id", 11)) s->skip_depth = s->span_depth;
    } else { if (s->skip_depth == s->span_depth) s->skip_depth = 0; if (s->span_depth) s->span_depth--; }
    return;
  }
  if (s->skip_depth) return;
  if (TAG("br") || TAG("p") || TAG("li")) { putb(&s->text, " ", 1); return; }
  if (pipe) return;
  if (TAG("dt")) { if (s->in_cell) return; if (end) { if (s->in_dt) { s->name.n = 0; putb(&s->name, s->text.p, s->text.n); s->text.n = 0; s->in_dt = 0; s->in_dd = 1; } }
                   else { close_dd(s); begin(s); s->in_dt = 1; } }
  else if (TAG("dd")) { if (s->in_cell) return; if (end) close_dd(s); else s->in_dd = 1; }
  else if (TAG("dl")) { if (s->in_cell) return; if (end) close_dd(s); }
  else if (TAG("tr")) { if (end) row_end(s); else { close_dd(s); row_begin(s); } }
  else if (TAG("td") || TAG("th")) { if (end) cell_end(s); else { if (s->table_open != 2) row_begin(s); cell_end(s); begin(s); s->in_cell = 1; } }
  else if (TAG("table")) { if (end) table_end(s); else { close_dd(s); table_end(s); } }
}
static unsigned char special[256];
/* text with inline marks stripped, tags acted on; stops at nothing */
static void inl(struct st *s, const char *p, const char *e, int pipe) {
  while (p < e) {
    const char *q = p; while (q < e && !special[(unsigned char)*q]) q++;
    if (q > p && !s->skip_depth) putb(&s->text, p, (size_t)(q - p));
    if (q == e) return;
    char c = *q; p = q + 1;
    if (c == '<') {
      const char *g = memchr(p, '>', (size_t)(e - p));
      if (g && p < e && (*p == '/' || (*p | 32) >= 'a')) { tag(s, p, (size_t)(g - p), pipe); p = g + 1; }
      else if (!s->skip_depth) putb(&s->text, "<", 1);
    } else if (s->skip_depth) {}
    else if (c == '\\') { if (p < e) { putb(&s->text, p, 1); p++; } }
    else if (c == '[') {}
    else if (c == ']') { if (p < e && *p == '(') { const char *g = memchr(p, ')', (size_t)(e - p)); if (g) p = g + 1; } }
    else if (c == '&') {
      const char *g = memchr(p, ';', (size_t)(e - p) < 9 ? (size_t)(e - p) : 9);
      if (g) { size_t n = (size_t)(g - p);
        if (n == 2 && !memcmp(p, "lt", 2)) putb(&s->text, "<", 1); else if (n == 2 && !memcmp(p, "gt", 2)) putb(&s->text, ">", 1);
        else if (n == 3 && !memcmp(p, "amp", 3)) putb(&s->text, "&", 1); else putb(&s->text, " ", 1);
        p = g + 1; } else putb(&s->text, "&", 1);
    }
    /* '*' and '`' fall away */
  }
}
static int wanted(const char *p, size_t n) {
#define W(w) if (n == sizeof(w) - 1 && !memcmp(p, w, n)) return 1
  W("parameters"); W("return-value"); W("return-values"); W("members"); W("constants"); W("requirements");
  W("return-codes"); W("values"); W("flags");
  return 0;
}
static void page(struct st *s, const char *path, const char *p, size_t n) {
  const char *e = p + n, *title = NULL; size_t tn = 0; int on = 0, open = 0, fence = 0, sec = 0;
  s->in_dt = s->in_dd = s->in_cell = s->table_open = s->params = s->skip = s->span_depth = s->skip_depth = 0; s->text.n = s->name.n = 0;
  s->out.n = 0;
  PUTS(&s->out, "{\"page\":"); json(&s->out, path, strlen(path));
  if (n > 4 && !memcmp(p, "---", 3)) {
    const char *q = memmem(p + 3, n - 3, "\n---", 4);
    if (q) {
      const char *t = memmem(p, (size_t)(q - p), "\ntitle:", 7);
      if (t) { t += 7; const char *l = memchr(t, '\n', (size_t)(e - t)); title = t; tn = (size_t)((l ? l : e) - t); }
      q = memchr(q + 1, '\n', (size_t)(e - q - 1)); p = q ? q + 1 : e;
    }
  }
  if (title) { PUTS(&s->out, ",\"title\":"); json(&s->out, title, tn); }
  PUTS(&s->out, ",\"sections\":[");
  while (p < e) {
    const char *l = memchr(p, '\n', (size_t)(e - p)); if (!l) l = e;
    const char *b = p, *x = l; p = l + 1;
    if (x > b && x[-1] == '\r') x--;
    while (b < x && *b == ' ') b++;
    if (b == x) continue;
    if (x - b >= 3 && b[0] == '`' && b[1] == '`' && b[2] == '`') { fence = !fence; continue; }
    if (fence) continue;
    if (*b == '#') {
      int lvl = 0; while (b < x && *b == '#') { lvl++; b++; }
      if (lvl > 2) { if (on) { putb(&s->text, " ", 1); inl(s, b, x, 1); } continue; }
      close_dd(s); table_end(s);
      if (open) PUTS(&s->out, "]}");
      const char *a = memmem(b, (size_t)(x - b), "name=\"", 6), *id = b; size_t idn;
      char slug[64];
      if (a) { id = a + 6; const char *z = memchr(id, '"', (size_t)(x - id)); idn = (size_t)((z ? z : x) - id); }
      else { idn = 0; while (b < x && *b == ' ') b++; for (; b < x && idn < 63; b++) slug[idn++] = *b == ' ' ? '-' : (char)((*b >= 'A' && *b <= 'Z') ? *b | 32 : *b); id = slug; }
      on = open = wanted(id, idn);
      if (on) {
        if (sec++) PUTS(&s->out, ",");
        PUTS(&s->out, "{\"id\":"); json(&s->out, id, idn); PUTS(&s->out, ",\"items\":[");
        s->params = 0; s->text.n = 0; s->skip_depth = s->span_depth = 0;
      }
      continue;
    }
    if (!on) continue;
    if (*b == '|') {
      /* a pipe row; a delimiter row is told by its second byte */
      const char *d = b + 1; while (d < x && (*d == '-' || *d == ':' || *d == ' ' || *d == '|')) d++;
      if (d == x) continue;
      close_dd(s); row_begin(s);
      const char *cb = b + 1, *q = cb; int tick = 0;
      while (q <= x) {
        if (q == x || (*q == '|' && !tick)) {
          if (q > cb || q < x) { s->in_cell = 1; s->text.n = 0; inl(s, cb, q, 1); cell_end(s); }
          cb = q + 1; if (q == x) break;
        } else if (*q == '\\') q++;
        else if (*q == '`') tick ^= 1;
        q++;
      }
      row_end(s);
      if (p < e && *p != '|') table_end(s);
      continue;
    }
    if (s->table_open && *b != '<' && !s->in_cell) table_end(s);
    if (s->text.n) putb(&s->text, " ", 1);
    inl(s, b, x, 0);
    if (!s->in_dt && !s->in_dd && !s->in_cell) { s->text.n = 0; }
  }
  close_dd(s); table_end(s);
  if (open) PUTS(&s->out, "]}");
  PUTS(&s->out, "]}\n");
}

int main(int argc, char **argv) {
  if (argc != 2) return 2;
  struct list list = read_list(argv[1]);
  for (const char *q = "<\\[]&*`"; *q; q++) special[(unsigned char)*q] = 1;
  struct st s;
  memset(&s, 0, sizeof s);
  struct page one = {0};
  for (size_t i = 0; i < list.count; i++) {
    if (!read_page(&one, list.paths[i])) return 1;
    page(&s, list.paths[i], one.bytes, one.count);
    fwrite(s.out.p, 1, s.out.n, stdout);
  }
  fprintf(stderr, "%zu pages, %llu terms, %llu rows\n", list.count, (unsigned long long)s.ndt, (unsigned long long)s.nrows);
  return 0;
}
