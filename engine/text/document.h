// SPDX-License-Identifier: MIT
#pragma once
// text/document.h - a document as its reader sees it: blocks in order, and where their words stand.
//
// The text is kept byte for byte; blocks are spans of it. Markdown and plain text come out alike:
//
//   # What changed          heading, level 1 (the first one is also the title)
//   Words and words.        paragraph
//   - one change            list_item
//   > "said so"             quote
//   | Area | Before |       table_header, then table_row: one span a cell
//   key: value              meta, in front matter between lines of ---
//
// A mail that quotes or forwards others holds several messages (text/messages.h).
#include <string>
#include <vector>

#include "base/result.h"
#include "base/span.h"

namespace inforce::text {

struct Block {
  enum class Kind { heading, paragraph, list_item, quote, table_header, table_row, meta };
  Kind kind = Kind::paragraph;
  Span span;                // the words, without the markup around them
  int level = 0;            // of a heading, from 1; 0: a line that only looks like one
  int heading = -1;         // index of the heading block it stands under; -1: none
  int table = -1;           // which table a row belongs to; -1: none
  std::vector<Span> cells;  // of a table row
  int message = 0;          // which message its words are of; -1: words that another has, too
};

// What one person wrote at one time: a mail, and each one that it quotes or forwards.
struct Message {
  int under = -1;         // the message that quotes it; -1: the mail itself
  Span from, sent;        // the lines that name its sender and its day; empty: none does
  std::size_t block = 0;  // its first
};

struct Document {
  std::string id;    // the file's stem, as a slug
  std::string path;  // as the user named it
  std::string text;  // valid UTF-8, untouched
  std::vector<Block> blocks;
  Span title;                     // empty: none found
  std::vector<Message> messages;  // the mail itself first; none: it quotes no other
};

// Refuses what is not text: HTML, PDF and the like, NUL bytes, invalid UTF-8 (with the place),
// nothing but white space.
[[nodiscard]] Result<Document> from_bytes(std::string bytes, const std::string& path);

// A line a block, for tests: "paragraph 0-42".
[[nodiscard]] std::string dump(const Document& document);

}  // namespace inforce::text
