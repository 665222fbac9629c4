// SPDX-License-Identifier: MIT
#include <fmt/format.h>

#include <filesystem>

#include "base/text.h"
#include "text/blocks.h"

namespace inforce::text {
namespace {

// Forms that hold a text and are none, by how their files begin.
struct Form {
  std::string_view begins, name;
};
constexpr Form kForms[] = {
    {"%PDF-", "PDF"},
    {"{\\rtf", "RTF"},
    {"PK\x03\x04", "a zipped document (.docx, .odt)"},
    {"\xD0\xCF\x11\xE0", "an old office document (.doc)"},
};

// Markdown may begin with a tag, too; a page has a root.
bool is_html(std::string_view bytes, const std::string& path) {
  constexpr std::size_t kHead = 1024;
  constexpr std::string_view kMark = "\xEF\xBB\xBF";
  if (bytes.substr(0, kMark.size()) == kMark) bytes.remove_prefix(kMark.size());
  const std::string head = to_lower_ascii(trim(bytes.substr(0, kHead)));
  if (head.empty() || head.front() != '<') return false;
  const std::string ending = to_lower_ascii(std::filesystem::path(path).extension().string());
  if (ending == ".html" || ending == ".htm" || ending == ".xhtml") return true;
  return head.find("<!doctype html") != std::string::npos ||
         head.find("<html") != std::string::npos || head.find("<body") != std::string::npos;
}

std::string_view other_form(std::string_view bytes, const std::string& path) {
  for (const Form& form : kForms) {
    if (bytes.substr(0, form.begins.size()) == form.begins) return form.name;
  }
  return is_html(bytes, path) ? "HTML" : std::string_view();
}

}  // namespace

Result<Document> from_bytes(std::string bytes, const std::string& path) {
  if (const std::string_view form = other_form(bytes, path); !form.empty()) {
    return error("not-read", {path},
                 fmt::format("{} is not read; save it as text (.txt) or Markdown (.md)", form));
  }
  if (const std::size_t nul = bytes.find('\0'); nul != std::string::npos) {
    return error("not-text", {path}, "this is not a text file (it has a NUL byte)");
  }
  if (const auto bad = find_invalid_utf8(bytes)) {
    return error("not-utf8", place_of(bytes, *bad, path),
                 "this byte is not UTF-8; save the file as UTF-8");
  }
  if (trim(bytes).empty()) return error("empty-document", {path}, "nothing is in this file");
  if (bytes.size() >= UINT32_MAX) {
    return error("too-large", {path}, "more than 4 GiB; split the document");
  }
  Document document;
  document.id = slug(std::filesystem::path(path).stem().string());
  if (document.id.empty()) document.id = "document";
  document.path = path;
  document.text = std::move(bytes);
  read_blocks(document, lines_of(document.text));
  return document;
}

std::string dump(const Document& document) {
  static constexpr std::string_view kNames[] = {"heading", "paragraph", "list_item", "quote",
                                                "header",  "row",       "meta"};
  std::string out;
  for (const Block& block : document.blocks) {
    out += fmt::format("{} {}-{}\n", kNames[static_cast<int>(block.kind)], block.span.begin,
                       block.span.end);
  }
  return out;
}

}  // namespace inforce::text
