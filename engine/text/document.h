// SPDX-License-Identifier: MIT
#pragma once
// text/document.h - a document as its reader sees it: a title, blocks in order, and the words' places.
//
// The text is kept byte for byte; blocks are spans of it. Markdown and plain text come out alike:
//
//   # Title            title        |
//   By A. Writer       byline       |  2026-04-28 published
//   ## What changed    heading
//   Words and words.   paragraph
//   - one change       list_item
//   | Area | Before |  table_row, one span a cell; the first row is the header
#include <string>
#include <vector>

#include "base/span.h"

namespace inforce::text {

struct Block {
  enum class Kind { title, byline, heading, paragraph, list_item, table_header, table_row, quote };
  Kind kind = Kind::paragraph;
  Span span;                // the words, without markup around them
  int level = 0;            // of a heading or list item, from 1
  int heading = -1;         // index of the heading it stands under; -1: none
  int table = -1;           // which table a row belongs to; -1: none
  std::vector<Span> cells;  // of a table row
};

struct Document {
  std::string id;    // stem of the path, a slug
  std::string path;  // as the user named it
  std::string text;  // valid UTF-8, untouched
  std::vector<Block> blocks;
  Span title;          // empty: none found
  Span published;      // the words of a dateline or front matter that date it; empty: none found
};

}  // namespace inforce::text
