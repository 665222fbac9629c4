// SPDX-License-Identifier: MIT
// Any bytes as a document: complaints, or blocks in order and inside the text, and their tokens;
// and as a mail that holds others.
#include <algorithm>
#include <cstdint>
#include <string>

#include "fuzz/hold.h"
#include "text/document.h"
#include "text/messages.h"
#include "text/tokens.h"

using namespace inforce;
using fuzz::hold;

namespace {

void check_tokens(const text::Document& document, Span span) {
  std::vector<text::Token> tokens;
  text::tokenize(document.text, span, tokens);
  std::uint32_t at = span.begin;
  for (const text::Token& token : tokens) {
    hold(at <= token.span.begin && token.span.begin < token.span.end, "tokens stand in order");
    hold(token.span.end <= span.end, "tokens stand inside their span");
    at = token.span.end;
  }
}

void check_blocks(const text::Document& document) {
  const Span whole{0, static_cast<std::uint32_t>(document.text.size())};
  hold(whole.covers(document.title), "the title stands inside");
  const auto messages = static_cast<int>(document.messages.size());
  std::uint32_t at = 0;
  for (const text::Block& block : document.blocks) {
    hold(block.span.begin <= block.span.end && whole.covers(block.span), "blocks stand inside");
    hold(at <= block.span.begin, "blocks stand in order");
    hold(block.heading < static_cast<int>(document.blocks.size()), "a block's heading is there");
    hold(block.message < std::max(messages, 1), "a block's message is there");
    at = block.span.begin;
    for (const Span cell : block.cells) {
      hold(cell.begin <= cell.end && whole.covers(cell), "cells stand inside");
      check_tokens(document, cell);
    }
    check_tokens(document, block.span);
  }
}

void check_messages(const text::Document& document) {
  static const text::MailWords kWords = {{"from"},
                                         {"to"},
                                         {"date"},
                                         {"subject"},
                                         {"wrote"},
                                         {"original message"},
                                         {"end of original message"}};
  const std::optional<text::Document> mail = text::part_messages(document, kWords);
  if (!mail) return;
  hold(mail->text.size() == document.text.size(), "every place stays");
  hold(mail->messages.size() > 1 && mail->messages[0].under == -1, "there is an older message");
  for (std::size_t m = 1; m < mail->messages.size(); ++m) {
    const int under = mail->messages[m].under;
    hold(under >= 0 && under < static_cast<int>(m), "a message stands under one before it");
  }
  check_blocks(*mail);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string bytes(reinterpret_cast<const char*>(data), size);
  const Result<text::Document> document = text::from_bytes(bytes, size % 2 == 0 ? "a.md" : "a.txt");
  if (!document) {
    hold(has_errors(document.problems()), "a document that is refused has errors");
    return 0;
  }
  hold(document->text == bytes, "the text is untouched");
  check_blocks(*document);
  check_messages(*document);
  return 0;
}
