// SPDX-License-Identifier: MIT
#include <catch2/catch.hpp>

#include "text/document.h"
#include "text/tokens.h"

using namespace inforce;

namespace {

// "heading(Title) paragraph(One. Two.)"
std::string blocks(const std::string& text) {
  static constexpr std::string_view kNames[] = {"heading", "paragraph", "item", "quote",
                                                "header",  "row",       "meta"};
  const Result<text::Document> document = text::from_bytes(text, "a.md");
  REQUIRE(document);
  std::string out;
  for (const text::Block& block : document->blocks) {
    if (!out.empty()) out += ' ';
    out += std::string(kNames[static_cast<int>(block.kind)]) + "(";
    if (block.cells.empty()) {
      out += block.span.of(document->text);
    } else {
      for (std::size_t i = 0; i < block.cells.size(); ++i) {
        out += (i > 0 ? "|" : "") + std::string(block.cells[i].of(document->text));
      }
    }
    out += ")";
  }
  return out;
}

std::string tokens(const std::string& text) {
  std::vector<text::Token> found;
  text::tokenize(text, {0, static_cast<std::uint32_t>(text.size())}, found);
  std::string out;
  for (const text::Token& token : found) {
    out += (out.empty() ? "" : " ") + std::string(token.span.of(text));
  }
  return out;
}

}  // namespace

TEST_CASE("a document's blocks", "[text]") {
  struct Row {
    std::string text, blocks;
  };
  const Row rows[] = {
      {"# Title\n\nOne.\nTwo.", "heading(Title) paragraph(One.\nTwo.)"},
      {"Title\n=====\n\nOne.", "heading(Title) paragraph(One.)"},
      {"---\ndate: 2020-01-02\n---\nOne.", "meta(date: 2020-01-02) paragraph(One.)"},
      {"- one\n- two\n  more", "item(one) item(two\n  more)"},
      {"> said so", "quote(said so)"},
      {"| A | B |\n|---|---|\n| x | |", "header(A|B) row(x|)"},
      {"It cost a lot [4][\n8]. More.", "paragraph(It cost a lot [4][\n8]. More.)"},
      {"To: Board\nDate: 9 May 2023\n\nOne.",
       "meta(To: Board) meta(Date: 9 May 2023) paragraph(One.)"},
      {"Buyer: Acme\nDate of contract: 9 May 2023\nFee: 4%\n\nOne.",
       "row(Buyer|Acme) row(Date of contract|9 May 2023) row(Fee|4%) paragraph(One.)"},
      {"Note: one line is none.\nTwo.", "paragraph(Note: one line is none.\nTwo.)"},
      {"2019. A year.", "paragraph(2019. A year.)"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.text);
    CHECK(blocks(row.text) == row.blocks);
  }
}

TEST_CASE("what is no text is refused, with a reason", "[text]") {
  struct Row {
    std::string bytes, code;
  };
  const Row rows[] = {
      {std::string("a\0b", 3), "not-text"}, {"ab\xFF", "not-utf8"}, {"\xC0\x80", "not-utf8"},
      {" \n\t", "empty-document"},          {"", "empty-document"},
  };
  for (const Row& row : rows) {
    const Result<text::Document> document = text::from_bytes(row.bytes, "a.txt");
    REQUIRE_FALSE(document);
    CHECK(document.problems().front().code == row.code);
  }
}

TEST_CASE("HTML, PDF and the like are refused by name", "[text]") {
  struct Row {
    std::string bytes, path, form;  // empty: it is read
  };
  const Row rows[] = {
      {"%PDF-1.7\nx", "a.txt", "PDF"},
      {"{\\rtf1 x}", "a.txt", "RTF"},
      {std::string("PK\x03\x04\0", 5), "a.docx", "a zipped document (.docx, .odt)"},
      {"\xD0\xCF\x11\xE0x", "a.doc", "an old office document (.doc)"},
      {"<!DOCTYPE html>\n<html>", "a.txt", "HTML"},
      {" <!-- saved -->\n<HTML lang=en>", "a.txt", "HTML"},
      {"\xEF\xBB\xBF<html>", "a.md", "HTML"},
      {"<p>Acme pays.</p>", "a.html", "HTML"},
      {"<p align=\"center\">Acme</p>\n\n# Acme\n", "a.md", ""},
      {"<petra@acme.example> wrote: we pay.", "a.txt", ""},
      {"Acme pays.", "a.html", ""},
      {"The page began with <html> and said so.", "a.txt", ""},
  };
  for (const Row& row : rows) {
    CAPTURE(row.bytes);
    const Result<text::Document> document = text::from_bytes(row.bytes, row.path);
    REQUIRE(static_cast<bool>(document) == row.form.empty());
    if (document) continue;
    CHECK(document.problems().front().code == "not-read");
    CHECK(document.problems().front().message.rfind(row.form + " is not read", 0) == 0);
  }
}

TEST_CASE("words, numbers and marks", "[text]") {
  struct Row {
    std::string text, tokens;
  };
  const Row rows[] = {
      {"Acme's $7.5 billion, 20%", "Acme 's $ 7.5 billion , 20 %"},
      {"O'Neill’s non-exclusive U.S. right", "O'Neill ’s non-exclusive U.S . right"},
      {"2030—but €1.2m", "2030 — but € 1.2m"},
      {"A–B", "A – B"},
      {"_Published_ at published_at, ____ day", "_ Published _ at published_at , ____ day"},
  };
  for (const Row& row : rows) CHECK(tokens(row.text) == row.tokens);
}
