/* The few words the e-book adds of its own, in the language of the issue. */
#ifndef KANYIN_EPUB_WORDS_H
#define KANYIN_EPUB_WORDS_H

typedef struct {
  const char *contents;  /* over the table of contents of the front page */
  const char *pages;     /* name of the list of printed pages */
  const char *landmarks; /* name of the list of landmarks */
  const char *cover, *body, *imprint;
  const char *turn;            /* name of the links at an article's end */
  const char *previous, *next; /* before the headline of a neighbour */
  const char *picture;         /* before the caption of a picture */
  const char *unnamed_picture; /* one without any words */
  const char *untitled;        /* an item without a word to name it by */
  const char *rest_here; /* before the headline of an article whose rest a page
                            has */
  const char *rest;      /* behind the page an article goes on to */
  const char *printed;   /* behind the title: the paper, not the e-book */
  const char *summary;   /* accessibility summary; of every issue true */
} EpubWords;

/* The words for LANGUAGE, a BCP 47 tag; simplified ones if it does not ask for
 * traditional characters.  Never NULL. */
const EpubWords *epub_words(const char *language);

#endif
