/* ISSUE as issue XML, the file an editor corrects. */
#ifndef KANYIN_MARKUP_ISSUE_XML_WRITE_H
#define KANYIN_MARKUP_ISSUE_XML_WRITE_H

#include "model/issue.h"

/* The XML of ISSUE, UTF-8, indented, valid against assets/schema/issue.rng;
 * reading it back gives the same issue.  Release with g_bytes_unref(). */
GBytes *issue_xml_write(const Issue *issue);

#endif
