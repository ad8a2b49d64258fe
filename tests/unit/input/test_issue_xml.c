/* Issue XML read back, and what becomes of XML that is not one. */
#include "input/issue_xml.h"
#include "issue_fixture.h"

#include <string.h>

#define HEAD                                                                   \
  "<?xml version=\"1.0\"?>\n"                                                  \
  "<issue xmlns=\"urn:kanyin:issue:1\" xml:lang=\"zh-Hans\">\n"
#define MASTHEAD "<masthead><title>试报</title></masthead>\n"

static char *dump(const Issue *issue) {
  GString *out = g_string_new(NULL);
  issue_dump(issue, out);
  return g_string_free(out, FALSE);
}

static char *messages(const Diag *diag) {
  GString *out = g_string_new(NULL);
  diag_print(diag, SEVERITY_NOTE, out);
  return g_string_free(out, FALSE);
}

static Issue *read(const char *xml, gsize size, char **said) {
  g_autoptr(GBytes) bytes = g_bytes_new(xml, size);
  g_autoptr(Diag) diag = diag_new("x.xml");
  Issue *issue = issue_xml_read(bytes, diag);
  *said = messages(diag);
  g_assert_true(issue || diag_has(diag, SEVERITY_ERROR));
  return issue;
}

static void test_everything(void) {
  g_autofree char *said = NULL;
  g_autoptr(Issue) issue = read(FIXTURE_XML, strlen(FIXTURE_XML), &said);
  g_assert_cmpstr(said, ==, "");
  g_autoptr(Issue) fixture = fixture_issue();
  g_autofree char *got = dump(issue), *wanted = dump(fixture);
  g_assert_cmpstr(got, ==, wanted);
}

static void test_words(void) {
  static const struct {
    const char *p, *dump;
  } CASES[] = {
      {"<p> 甲 </p>", "p\n        #text \" 甲 \""},
      {"<p>甲<!-- x -->乙</p>", "#text \"甲乙\""},
      {"<p>甲<![CDATA[<乙>]]>丙</p>", "#text \"甲<乙>丙\""},
      {"<p>&#x7532;&lt;</p>", "#text \"甲<\""},
      {"<p>甲<?x y?></p>", "#text \"甲\""},
      {"<p>甲 <person role=\"记者\">乙</person>\n丙</p>",
       "#text \"甲 \"\n        person role=\"记者\" \"乙\"\n"
       "        #text \"\n丙\""},
  };
  for (guint i = 0; i < G_N_ELEMENTS(CASES); i++) {
    g_autofree char *xml =
        g_strconcat(HEAD MASTHEAD "<page><article>", CASES[i].p,
                    "</article></page></issue>", NULL);
    g_autofree char *said = NULL;
    g_autoptr(Issue) issue = read(xml, strlen(xml), &said);
    g_assert_cmpstr(said, ==, "");
    g_autofree char *got = dump(issue);
    g_assert_nonnull(strstr(got, CASES[i].dump));
  }
}

static const struct {
  const char *encoding, *declaration;
} ENCODED[] = {
    {"UTF-8", "<?xml version='1.0'?>"},
    {"UTF-8", "\xEF\xBB\xBF<?xml version='1.0' encoding='utf-8'?>"},
    {"GB18030", "<?xml version=\"1.0\" encoding=\"GB18030\"?>"},
    {"GB18030", "<?xml version=\"1.0\" encoding=\"gb2312\" ?>"},
    {"BIG5-HKSCS", "<?xml version='1.0' encoding='Big5'?>"},
    {"UTF-16LE", "<?xml version='1.0'?>"},
    {"UTF-16BE", "<?xml version='1.0' encoding='UTF-16'?>"},
    {"UTF-16LE", "\xEF\xBB\xBF<?xml version='1.0' encoding='UTF-16'?>"},
    {"UTF-16BE", "\xEF\xBB\xBF<?xml version='1.0' encoding='UTF-8'?>"},
    {"UTF-16BE", "\xEF\xBB\xBF"},
};

static void test_encodings(void) {
  for (guint i = 0; i < G_N_ELEMENTS(ENCODED); i++) {
    g_autofree char *utf8 =
        g_strconcat(ENCODED[i].declaration,
                    "<issue xmlns=\"urn:kanyin:issue:1\" xml:lang=\"zh-Hant\">"
                    "<masthead><title>中山報</title></masthead></issue>",
                    NULL);
    gsize size;
    g_autofree char *xml =
        g_convert(utf8, -1, ENCODED[i].encoding, "UTF-8", NULL, &size, NULL);
    g_autoptr(GBytes) bytes = g_bytes_new(xml, size);
    g_assert_true(issue_xml_sniff(bytes));
    g_autofree char *said = NULL;
    g_autoptr(Issue) issue = read(xml, size, &said);
    g_assert_cmpstr(said, ==, "");
    g_assert_cmpstr(issue_fact(issue, NODE_TITLE), ==, "中山報");
  }
}

static void test_sniffing(void) {
  static const struct {
    const char *text;
    gsize length;
    gboolean xml;
  } CASES[] = {
      {"<issue>", 7, TRUE},
      {" \n<issue xmlns='x'>", 19, TRUE},
      {"\xEF\xBB\xBF\n<?xml ", 10, TRUE},
      {"\xFF\xFE<\0?\0x\0m\0l\0 \0", 14, TRUE},
      {"\xFE\xFF\0<\0i\0s\0s\0u\0e\0>", 16, TRUE},
      {"<issues>", 8, FALSE},
      {"<本报讯>", 11, FALSE},
      {"东昌", 6, FALSE},
      {"issue", 5, FALSE},
      {"", 0, FALSE},
      {"<", 1, FALSE},
  };
  for (guint i = 0; i < G_N_ELEMENTS(CASES); i++) {
    g_autoptr(GBytes) bytes = g_bytes_new(CASES[i].text, CASES[i].length);
    g_assert_cmpint(issue_xml_sniff(bytes), ==, CASES[i].xml);
  }
}

/* What is wrong, and how its message begins. */
static const struct {
  const char *xml, *said;
} FAULTY[] = {
    /* Not well-formed. */
    {"", "x.xml: error: "},
    {HEAD "<masthead>\n</issue>", "x.xml:4: error: opening and ending tag"},
    {HEAD "<p>\x01</p></issue>", "x.xml:3: error: "},
    {HEAD "&nbsp;</issue>", "x.xml:3: error: entity 'nbsp' not defined"},
    {HEAD MASTHEAD "\n\n<page></issue>", "x.xml:6: error: "},
    {"<?xml version='1.0' encoding='x-klingon'?><issue/>",
     "x.xml: error: 'x-klingon' is no encoding"},
    {HEAD "\xD6\xD0</issue>", "x.xml:3: error: not valid UTF-8: no character "
                              "at byte offset 76"},
    /* Entities and outside files. */
    {"<!DOCTYPE issue [\n<!ENTITY a 'b'>]>\n<issue>&a;</issue>",
     "x.xml:2: error: declarations of entities"},
    {"<!DOCTYPE issue [\n<!ENTITY a SYSTEM 'file:///etc/passwd'>]>\n"
     "<issue>&a;</issue>",
     "x.xml:2: error: declarations of entities"},
    {"<!DOCTYPE issue [<!ENTITY % a SYSTEM 'file:///etc/passwd'> %a;]>"
     "<issue/>",
     "x.xml:1: error: declarations of entities"},
    {"<!DOCTYPE issue [<!ENTITY a 'aaaaaaaaaa'>"
     "<!ENTITY b '&a;&a;&a;&a;&a;&a;&a;&a;'><!ENTITY c '&b;&b;&b;&b;&b;'>"
     "<!ENTITY d '&c;&c;&c;&c;&c;&c;&c;&c;'><!ENTITY e '&d;&d;&d;&d;&d;'>]>"
     "<issue>&e;</issue>",
     "x.xml:1: error: declarations of entities"},
    {"<!DOCTYPE issue SYSTEM 'file:///etc/passwd'>\n<issue>&x;</issue>",
     "x.xml:2: error: "},
    /* Against the schema. */
    {"<html/>", "x.xml:1: error: <html> is no issue"},
    {"<issue xml:lang='zh-Hans'>" MASTHEAD "</issue>",
     "x.xml:1: error: <issue> is no issue"},
    {"<issue xmlns='urn:kanyin:issue:1'>" MASTHEAD "</issue>",
     "x.xml:1: error: the language"},
    {"<issue xmlns='urn:kanyin:issue:1' xml:lang='fr'>" MASTHEAD "</issue>",
     "x.xml:1: error: the language"},
    {HEAD "</issue>", "x.xml:2: error: an issue begins with"},
    {HEAD "<masthead/></issue>", "x.xml:3: error: the <masthead> has no"},
    {HEAD "<masthead>\n<title> </title></masthead></issue>",
     "x.xml:4: error: the <title> is empty"},
    {HEAD MASTHEAD MASTHEAD "</issue>", "x.xml:4: error: an issue has one"},
    {HEAD "<page/>" MASTHEAD "</issue>", "x.xml:3: error: an issue begins"},
    {HEAD MASTHEAD "<page>\n<p/></page></issue>",
     "x.xml:5: error: <p> may not stand in <page>, only in <article> or"},
    {HEAD MASTHEAD "<page>\n\n<story/></page></issue>",
     "x.xml:6: error: <story> is no element"},
    {HEAD MASTHEAD "<page>字</page></issue>",
     "x.xml:4: error: words may not stand in <page>"},
    {HEAD MASTHEAD "<page><article><jump>字</jump></article></page></issue>",
     "x.xml:4: error: <jump> holds nothing"},
    {HEAD MASTHEAD "<page id='a'/></issue>",
     "x.xml:4: error: <page> may not have the attribute id"},
    {HEAD MASTHEAD "<page><article id='a'/>\n<notice id='a'/></page></issue>",
     "x.xml:5: error: the id a stands twice, first in line 4"},
    {HEAD "<masthead><title>甲</title>\n<date>2021-02-30</date></masthead>"
          "</issue>",
     "x.xml:4: error: "},
    {HEAD MASTHEAD "<page line='x'/></issue>", "x.xml:4: error: "},
};

static void test_faults(void) {
  for (guint i = 0; i < G_N_ELEMENTS(FAULTY); i++) {
    g_autofree char *said = NULL;
    g_autoptr(Issue) issue = read(FAULTY[i].xml, strlen(FAULTY[i].xml), &said);
    g_assert_null(issue);
    g_test_message("%s", said);
    g_assert_null(strstr(said, "root:"));
    if (!g_str_has_prefix(said, FAULTY[i].said))
      g_error("%s\nsaid:   %s\nwanted: %s", FAULTY[i].xml, said,
              FAULTY[i].said);
  }
}

static void test_depth(void) {
  GString *xml = g_string_new(HEAD MASTHEAD);
  for (guint i = 0; i < 100000; i++)
    g_string_append(xml, "<page>");
  g_autofree char *said = NULL;
  g_autoptr(Issue) issue = read(xml->str, xml->len, &said);
  g_assert_null(issue);
  g_string_free(xml, TRUE);
}

int main(int argc, char **argv) {
  g_test_init(&argc, &argv, NULL);
  g_test_add_func("/issue-xml/everything", test_everything);
  g_test_add_func("/issue-xml/words", test_words);
  g_test_add_func("/issue-xml/encodings", test_encodings);
  g_test_add_func("/issue-xml/sniffing", test_sniffing);
  g_test_add_func("/issue-xml/faults", test_faults);
  g_test_add_func("/issue-xml/depth", test_depth);
  return g_test_run();
}
