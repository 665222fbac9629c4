// SPDX-License-Identifier: MIT
#include "cli/tag_output.h"

#include <fmt/compile.h>

#include <algorithm>
#include <iterator>

#include "base/text.h"

namespace inforce::cli {
namespace {

using timex::Timex;
using timex::Timexes;

std::string_view name_of(timex::Type type) {
  constexpr std::string_view kNames[] = {"DATE", "TIME", "DURATION", "SET"};
  return kNames[static_cast<std::size_t>(type)];
}

std::string_view name_of(timex::Flaw flaw) {
  constexpr std::string_view kNames[] = {"", "no-such-day", "damaged"};
  return kNames[static_cast<std::size_t>(flaw)];
}

// Well-formed UTF-8, whatever the bytes.
std::string well_formed(std::string_view text) {
  std::string out;
  while (const std::optional<std::size_t> bad = find_invalid_utf8(text)) {
    out.append(text.substr(0, *bad)).append("\xEF\xBF\xBD");
    text.remove_prefix(*bad + 1);
  }
  return out.append(text);
}

void put_json(std::string& out, std::string_view text) {
  out += '"';
  for (const char c : text) {
    if (c == '"' || c == '\\') {
      out += '\\';
      out += c;
    } else if (c == '\n') {
      out += "\\n";
    } else if (static_cast<unsigned char>(c) < 0x20 || c == 0x7F) {
      fmt::format_to(std::back_inserter(out), FMT_COMPILE("\\u{:04x}"), static_cast<int>(c));
    } else {
      out += c;
    }
  }
  out += '"';
}

class JsonWriter : public TagWriter {
 public:
  JsonWriter(const Tagged& tagged, std::string& out) : out_(out) {
    head_ = "{\"schema\":\"inforce/1\",\"doc\":";
    put_json(head_, well_formed(tagged.doc));
    head_ += ",\"path\":";
    if (tagged.path.empty()) {
      head_ += "null";
    } else {
      put_json(head_, well_formed(tagged.path));
    }
  }
  void piece(std::string_view text, const Timexes& timexes) override {
    for (const Timex& timex : timexes) {
      const auto at = std::back_inserter(out_);
      fmt::format_to(at, FMT_COMPILE("{},\"start\":{},\"end\":{},\"text\":"), head_,
                     base_ + timex.words.begin, base_ + timex.words.end);
      put_json(out_, timex.words.of(text));
      fmt::format_to(at, FMT_COMPILE(",\"type\":\"{}\",\"value\":\"{}\""), name_of(timex.type),
                     timex.value);
      put_or_null("mod", timex.mod);
      put_or_null("edtf", timex.edtf);
      const auto& [earliest, latest] = timex.bounds;
      put_or_null("earliest", earliest ? edtf::to_string(*earliest) : "");
      put_or_null("latest", latest ? edtf::to_string(*latest) : "");
      if (timex.flaw != timex::Flaw::none) put_or_null("flaw", name_of(timex.flaw));
      out_ += "}\n";
    }
    base_ += text.size();
  }
  void finish() override {}

 private:
  void put_or_null(std::string_view name, std::string_view value) {
    const auto at = std::back_inserter(out_);
    if (value.empty()) {
      fmt::format_to(at, FMT_COMPILE(",\"{}\":null"), name);
    } else {
      fmt::format_to(at, FMT_COMPILE(",\"{}\":\"{}\""), name, value);
    }
  }

  std::string& out_;
  std::string head_;
  std::size_t base_ = 0;
};

// doc:line:column: what, as compilers print places.
class TextWriter : public TagWriter {
 public:
  TextWriter(std::string doc, std::string& out) : doc_(std::move(doc)), out_(out) {}
  void piece(std::string_view text, const Timexes& timexes) override {
    std::size_t at = 0;
    for (const Timex& timex : timexes) {
      move(text.substr(at, timex.words.begin - at));
      at = timex.words.begin;
      fmt::format_to(std::back_inserter(out_), FMT_COMPILE("{}:{}:{}: {} {}{}{}  {}{}\n"), doc_,
                     line_, column_, name_of(timex.type), timex.value, timex.mod.empty() ? "" : " ",
                     timex.mod, one_line(timex.words.of(text)),
                     timex.flaw == timex::Flaw::none
                         ? ""
                         : fmt::format(FMT_COMPILE("  [{}]"), name_of(timex.flaw)));
    }
    move(text.substr(at));
  }
  void finish() override {}

 private:
  void move(std::string_view over) {
    for (std::size_t end = over.find('\n'); end != std::string_view::npos; end = over.find('\n')) {
      ++line_;
      column_ = 1;
      over.remove_prefix(end + 1);
    }
    column_ += count_code_points(over);
  }

  std::string doc_;
  std::string& out_;
  std::size_t line_ = 1, column_ = 1;
};

class TimemlWriter : public TagWriter {
 public:
  TimemlWriter(const std::string& doc, const timex::Context& context, std::string& out)
      : out_(out) {
    out_ += "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<TimeML>\n<DOCID>";
    append_escaped(out_, well_formed(doc), Markup::text);
    out_ += "</DOCID>\n";
    if (context.anchor) {
      const std::string day = edtf::to_string(*context.anchor);
      fmt::format_to(
          std::back_inserter(out_),
          FMT_COMPILE(
              "<DCT><TIMEX3 tid=\"t0\" type=\"DATE\" value=\"{}\" temporalFunction=\"false\" "
              "functionInDocument=\"CREATION_TIME\">{}</TIMEX3></DCT>\n"),
          day, day);
    }
    out_ += "<TEXT>";
  }
  void piece(std::string_view text, const Timexes& timexes) override {
    std::size_t at = 0;
    for (const Timex& timex : timexes) {
      append_escaped(out_, well_formed(text.substr(at, timex.words.begin - at)), Markup::text);
      at = timex.words.end;
      fmt::format_to(std::back_inserter(out_),
                     FMT_COMPILE("<TIMEX3 tid=\"t{}\" type=\"{}\" value=\"{}\""), ++number_,
                     name_of(timex.type), timex.value);
      if (!timex.mod.empty())
        fmt::format_to(std::back_inserter(out_), FMT_COMPILE(" mod=\"{}\""), timex.mod);
      out_ += ">";
      append_escaped(out_, well_formed(timex.words.of(text)), Markup::text);
      out_ += "</TIMEX3>";
    }
    append_escaped(out_, well_formed(text.substr(at)), Markup::text);
  }
  void finish() override { out_ += "</TEXT>\n</TimeML>\n"; }

 private:
  std::string& out_;
  int number_ = 0;
};

}  // namespace

std::unique_ptr<TagWriter> make_tag_writer(std::string_view format, const Tagged& tagged,
                                           const timex::Context& context, std::string& out) {
  if (format == "json") return std::make_unique<JsonWriter>(tagged, out);
  if (format == "timeml") return std::make_unique<TimemlWriter>(tagged.doc, context, out);
  return std::make_unique<TextWriter>(tagged.shares_stem ? tagged.path : tagged.doc, out);
}

}  // namespace inforce::cli
