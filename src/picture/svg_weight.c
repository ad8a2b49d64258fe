/* In: an SVG.  Out: its elements, counted as they are drawn.  Ten elements that
 * each use the one before ten times are ten thousand million: so the weight of
 * each that has an id is worked out once, and only added up. */
#include "picture/svg_weight.h"

#include <glib.h>
#include <math.h>
#include <string.h>

enum { DEEPEST = 400 }; /* of elements in elements and uses of uses */

typedef struct {
  GHashTable *by_id;   /* id → xmlNode */
  GHashTable *weights; /* xmlNode → double; infinite while it is added up */
} Scale;

static xmlChar *attribute(xmlNode *node, const char *name) {
  return xmlGetProp(node, BAD_CAST name); /* in any namespace or none */
}

static void note_ids(Scale *scale, xmlNode *node) {
  xmlChar *id = attribute(node, "id");
  if (id)
    g_hash_table_insert(scale->by_id, g_strdup((const char *)id), node);
  xmlFree(id);
  for (xmlNode *child = xmlFirstElementChild(node); child;
       child = xmlNextElementSibling(child))
    note_ids(scale, child);
}

/* What NODE, a use, uses; NULL if it uses nothing. */
static xmlNode *used_by(const Scale *scale, xmlNode *node) {
  if (strcmp((const char *)node->name, "use") != 0)
    return NULL;
  xmlChar *href = attribute(node, "href");
  xmlNode *used =
      href && *href == '#' ? g_hash_table_lookup(scale->by_id, href + 1) : NULL;
  xmlFree(href);
  return used;
}

static double weigh(Scale *scale, xmlNode *node, guint depth) {
  const double *known = g_hash_table_lookup(scale->weights, node);
  if (known || depth > DEEPEST)
    return known ? *known : INFINITY;
  double *weight = g_new(double, 1), sum = 1;
  *weight = INFINITY;
  g_hash_table_insert(scale->weights, node, weight);
  for (xmlNode *child = xmlFirstElementChild(node); child;
       child = xmlNextElementSibling(child))
    sum += weigh(scale, child, depth + 1);
  xmlNode *used = used_by(scale, node);
  if (used)
    sum += weigh(scale, used, depth + 1);
  return *weight = sum;
}

double svg_weight(xmlDocPtr doc) {
  xmlNode *root = xmlDocGetRootElement(doc);
  Scale scale = {
      g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL),
      g_hash_table_new_full(g_direct_hash, g_direct_equal, NULL, g_free)};
  note_ids(&scale, root);
  double weight = weigh(&scale, root, 0);
  g_hash_table_unref(scale.by_id);
  g_hash_table_unref(scale.weights);
  return weight;
}
