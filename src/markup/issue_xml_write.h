/* ISSUE as issue XML, the file an editor corrects. */
#ifndef KANYIN_MARKUP_ISSUE_XML_WRITE_H
#define KANYIN_MARKUP_ISSUE_XML_WRITE_H

#include "model/issue.h"

/* The XML of ISSUE, UTF-8, indented, valid against assets/schema/issue.rng;
 * reading it back gives the same issue, words and their spaces byte for byte.
 * (Neighbouring text nodes become one, and a text node's line is that of the
 * element around it.)  Elements that hold elements are spread over lines;
 * one that holds words stands on its line as a whole, so that its spaces are
 * its own.  "line" is written on items, and where it differs from the element
 * around. Release with g_bytes_unref(). */
GBytes *issue_xml_write(const Issue *issue);

#endif
