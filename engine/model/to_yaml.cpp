// SPDX-License-Identifier: MIT
#include "model/to_yaml.h"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>

#include "model/names.h"
#include "model/when.h"
#include "yaml/node.h"

namespace inforce::model {
namespace {

// Words that read back as they are without quotation marks: dates, numbers, shares, ids.
bool is_plain(std::string_view words) {
  const auto is_alnum = [](char c) {
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
  };
  if (words.empty() || !is_alnum(words.front()) || yaml::is_null(words)) return false;
  return std::all_of(words.begin(), words.end(), [&](char c) {
    return is_alnum(c) || c == '-' || c == '.' || c == '/' || c == '_' || c == '%' || c == '~' ||
           c == '+';
  });
}

std::string scalar(std::string_view words) {
  return is_plain(words) ? std::string(words) : yaml::quoted(words);
}

std::string day(date::sys_days day) { return edtf::to_string(day); }

// Lines of "key: value", each at its depth; what is empty is not written.
class Writer {
 public:
  explicit Writer(std::string& out) : out_(out) {}

  void line(std::string_view text) {
    out_.append(static_cast<std::size_t>(item_ ? depth_ - 2 : depth_), ' ');
    if (item_) out_ += "- ";
    item_ = false;
    out_ += text;
    out_ += '\n';
  }
  void blank() { out_ += '\n'; }
  void raw(std::string_view key, std::string_view value) {
    line(fmt::format("{}: {}", key, value));
  }
  void words(std::string_view key, std::string_view value) {
    if (!value.empty()) raw(key, scalar(value));
  }
  // On one line: ids and other short words.
  void flow(std::string_view key, const std::vector<std::string>& values) {
    if (values.empty()) return;
    std::string list;
    for (const std::string& value : values) {
      if (!list.empty()) list += ", ";
      list += flow_scalar(value);
    }
    raw(key, fmt::format("[{}]", list));
  }
  // A line each: sentences.
  void lines(std::string_view key, const std::vector<std::string>& values) {
    list(key, values, [&](const std::string& value) { line(scalar(value)); });
  }
  template <typename Items, typename WriteItem>
  void list(std::string_view key, const Items& items, const WriteItem& write) {
    if (items.empty()) return;
    line(fmt::format("{}:", key));
    depth_ += 4;
    for (const auto& item : items) {
      item_ = true;
      write(item);
    }
    depth_ -= 4;
  }
  template <typename WriteFields>
  void map(std::string_view key, const WriteFields& write) {
    line(fmt::format("{}:", key));
    depth_ += 2;
    write();
    depth_ -= 2;
  }

  // Within [..] and {..} nothing but plain words goes unquoted.
  static std::string flow_scalar(std::string_view words) {
    return is_plain(words) ? std::string(words) : always_quoted(words);
  }

 private:
  static std::string always_quoted(std::string_view words) {
    std::string text = yaml::quoted(words);
    return text.empty() || text.front() != '"' ? fmt::format("\"{}\"", text) : text;
  }

  std::string& out_;
  int depth_ = 0;
  bool item_ = false;  // the next line is the first of a list's item
};

class ModelWriter {
 public:
  explicit ModelWriter(std::string& out) : to_(out) {}

  void write(const Model& model) {
    to_.raw("schema", "inforce/1");
    to_.words("name", model.name);
    to_.words("root", model.root);
    to_.flow("packs", model.packs);
    section("documents", model.documents, [&](const Document& d) { document(d); });
    section("parties", model.parties, [&](const Party& p) {
      to_.raw("id", scalar(p.id));
      to_.words("name", p.name);
      to_.flow("aliases", p.aliases);
    });
    section("agreements", model.agreements, [&](const Agreement& a) {
      to_.raw("id", scalar(a.id));
      to_.words("label", a.label);
      to_.flow("parties", a.parties);
    });
    section("events", model.events, [&](const Event& e) { event(e); });
    section("terms", model.terms, [&](const Term& t) { term(t); });
    section("conflicts", model.conflicts, [&](const Conflict& c) { conflict(c); });
    section("prospects", model.prospects, [&](const Prospect& p) {
      to_.raw("id", scalar(p.id));
      to_.words("about", p.about);
      to_.words("summary", p.summary);
      to_.words("condition", p.condition);
      evidence(p.evidence);
    });
  }

 private:
  template <typename Items, typename WriteItem>
  void section(std::string_view key, const Items& items, const WriteItem& write) {
    if (items.empty()) return;
    to_.blank();
    to_.list(key, items, write);
  }

  void document(const Document& document) {
    to_.raw("id", scalar(document.id));
    to_.words("path", document.path);
    to_.words("title", document.title);
    if (document.published != edtf::When{}) to_.raw("published", when(document.published));
    if (document.basis != Basis::stated) to_.raw("basis", name(document.basis));
    to_.words("sha256", document.sha256);
    evidence(document.evidence);
    to_.lines("reasons", document.reasons);
  }

  void event(const Event& event) {
    to_.raw("id", scalar(event.id));
    to_.words("kind", event.kind);
    if (event.date != edtf::When{}) to_.raw("date", when(event.date));
    if (event.basis != Basis::stated) to_.raw("basis", name(event.basis));
    to_.words("summary", event.summary);
    to_.words("agreement", event.agreement);
    to_.flow("parties", event.parties);
    amounts(event.amounts);
    if (event.confidence != Confidence::confirmed) to_.raw("confidence", name(event.confidence));
    if (event.known_from) to_.raw("known_from", day(*event.known_from));
    evidence(event.evidence);
    to_.lines("reasons", event.reasons);
  }

  void term(const Term& term) {
    to_.raw("id", scalar(term.id));
    to_.words("kind", term.kind);
    to_.words("label", term.label);
    to_.words("agreement", term.agreement);
    to_.words("holder", term.holder);
    to_.words("bound", term.bound);
    to_.words("object", term.object);
    to_.list("versions", term.versions, [&](const Version& v) { version(v); });
  }

  void version(const Version& version) {
    to_.raw("id", scalar(version.id));
    if (!version.attributes.empty()) {
      std::string pairs;
      for (const auto& [name, value] : version.attributes) {
        if (!pairs.empty()) pairs += ", ";
        pairs += fmt::format("{}: {}", name, Writer::flow_scalar(value));
      }
      to_.raw("attributes", fmt::format("{{{}}}", pairs));
    }
    if (!is_empty(version.from)) end("from", version.from);
    if (version.until) end("until", *version.until);
    to_.words("condition", version.condition);
    if (version.confidence != Confidence::confirmed) {
      to_.raw("confidence", name(version.confidence));
    }
    if (version.known_from) to_.raw("known_from", day(*version.known_from));
    if (version.known_to) to_.raw("known_to", day(*version.known_to));
    if (version.is_replaced) to_.raw("replaced", "true");
    evidence(version.evidence);
    to_.lines("reasons", version.reasons);
  }

  void conflict(const Conflict& conflict) {
    to_.raw("id", scalar(conflict.id));
    to_.words("about", conflict.about);
    to_.words("field", conflict.field);
    to_.list("sides", conflict.sides, [&](const Side& side) {
      to_.raw("value", scalar(side.value));
      if (!side.dates.empty()) {
        std::string dates;
        for (const edtf::When& date : side.dates) {
          if (!dates.empty()) dates += ", ";
          dates += when(date);
        }
        to_.raw("dates", fmt::format("[{}]", dates));
      }
      evidence(side.evidence);
    });
    to_.raw("follows", std::to_string(conflict.follows));
    to_.words("because", conflict.because);
  }

  void amounts(const std::vector<Amount>& amounts) {
    const bool short_forms = std::all_of(amounts.begin(), amounts.end(), [](const Amount& amount) {
      return parse_amount(to_words(amount)) == amount;
    });
    std::vector<std::string> words;
    if (short_forms) {
      std::transform(amounts.begin(), amounts.end(), std::back_inserter(words),
                     [](const Amount& amount) { return to_words(amount); });
      return to_.flow("amounts", words);
    }
    to_.list("amounts", amounts, [&](const Amount& amount) {
      to_.raw("value", scalar(amount.value));
      to_.words("currency", amount.currency);
      to_.words("qualifier", amount.qualifier);
    });
  }

  void evidence(const std::vector<Evidence>& all) {
    to_.list("evidence", all, [&](const Evidence& e) {
      to_.raw("doc", scalar(e.doc));
      if (e.span != Span{}) {
        to_.raw("bytes", fmt::format("[{}, {}]", e.span.begin, e.span.end));
      }
      to_.raw("quote", scalar(e.quote));
      to_.words("rule", e.rule);
      to_.words("asserted_by", e.asserted_by);
    });
  }

  static bool is_empty(const End& end) {
    return end.date == edtf::When{} && end.event.empty() && end.basis == Basis::stated &&
           end.evidence.empty();
  }

  void end(std::string_view key, const End& end) {
    if (end.event.empty() && end.basis == Basis::stated && end.evidence.empty()) {
      return to_.raw(key, when(end.date));
    }
    to_.map(key, [&] {
      if (const auto words = to_words(end.date)) {
        to_.raw("date", scalar_date(*words));
      } else {
        for (const auto& [name, value] : spelt_out(end.date)) to_.raw(name, value);
      }
      to_.words("event", end.event);
      if (end.basis != Basis::stated) to_.raw("basis", name(end.basis));
      evidence(end.evidence);
    });
  }

  using Pairs = std::vector<std::pair<std::string_view, std::string>>;

  // A date whose bounds are tighter, or wider, than its words: only those that differ are said.
  static Pairs spelt_out(const edtf::When& when) {
    const auto plain = edtf::parse(when.text);
    const edtf::Bounds said = plain ? plain->bounds : edtf::Bounds{};
    const auto bound = [](const auto& day) { return day ? edtf::to_string(*day) : "unknown"; };
    Pairs pairs;
    if (!when.text.empty()) pairs.emplace_back("date", scalar_date(when.text));
    if (when.bounds.earliest != said.earliest) {
      pairs.emplace_back("earliest", bound(when.bounds.earliest));
    }
    if (when.bounds.latest != said.latest) pairs.emplace_back("latest", bound(when.bounds.latest));
    return pairs;
  }

  static std::string scalar_date(const std::string& words) {
    return words.rfind("through ", 0) == 0 && is_plain(words.substr(8))
               ? words
               : Writer::flow_scalar(words);
  }

  static std::string when(const edtf::When& when) {
    if (const auto words = to_words(when)) return scalar_date(*words);
    std::string pairs;
    for (const auto& [name, value] : spelt_out(when)) {
      if (!pairs.empty()) pairs += ", ";
      pairs += fmt::format("{}: {}", name, value);
    }
    return fmt::format("{{{}}}", pairs);
  }

  Writer to_;
};

}  // namespace

std::string to_yaml(const Model& model, std::string_view schema) {
  std::string out = fmt::format("# yaml-language-server: $schema={}\n", schema);
  ModelWriter(out).write(model);
  return out;
}

}  // namespace inforce::model
