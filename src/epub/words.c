#include "epub/words.h"

#include "base/script.h"

static const EpubWords SIMPLIFIED = {
    .contents = "导读",
    .pages = "版面",
    .landmarks = "导航",
    .cover = "封面",
    .body = "正文",
    .imprint = "本报信息",
    .turn = "同版文章",
    .previous = "上一篇：",
    .next = "下一篇：",
    .picture = "图片：",
    .unnamed_picture = "新闻图片",
    .untitled = "无题",
    .rest_here = "本版续文：",
    .rest = "（续文）",
    .printed = "（纸质版）",
    .summary =
        "本期报纸的可重排电子书：全部文字都可朗读，可按版面和文章逐级导航，"
        "并标出纸质版各版的起点。"};

static const EpubWords TRADITIONAL = {
    .contents = "導讀",
    .pages = "版面",
    .landmarks = "導航",
    .cover = "封面",
    .body = "正文",
    .imprint = "本報資訊",
    .turn = "同版文章",
    .previous = "上一篇：",
    .next = "下一篇：",
    .picture = "圖片：",
    .unnamed_picture = "新聞圖片",
    .untitled = "無題",
    .rest_here = "本版續文：",
    .rest = "（續文）",
    .printed = "（紙本）",
    .summary =
        "本期報紙的可重排電子書：全部文字都可朗讀，可按版面和文章逐級導航，"
        "並標出紙本各版的起點。"};

const EpubWords *epub_words(const char *language) {
  return script_is_traditional(language) ? &TRADITIONAL : &SIMPLIFIED;
}
