// SPDX-License-Identifier: MIT
#include "merge/story.h"

#include <fmt/format.h>

#include <set>

#include "base/text.h"

namespace inforce::test {
namespace {

std::string days(const edtf::When& when) {
  if (when.text.empty()) return "?";
  const auto said = edtf::parse(when.text);
  if (said && said->bounds == when.bounds) return when.text;
  return fmt::format("{}[{}]", when.text, edtf::between(when.bounds).text);
}

std::string joined(const std::vector<std::string>& words) {
  std::string all;
  for (const std::string& word : words) all += (all.empty() ? "" : ",") + word;
  return all;
}

std::size_t sources(const std::vector<model::Evidence>& evidence) {
  std::set<std::string> docs;
  for (const model::Evidence& quote : evidence) docs.insert(quote.doc);
  return docs.size();
}

std::vector<std::string> list(std::string_view words, char separator) {
  std::vector<std::string> all;
  for (const std::string_view word : split(words, separator)) {
    if (!trim(word).empty()) all.emplace_back(trim(word));
  }
  return all;
}

}  // namespace

claims::Time time(Role role, std::string_view value) {
  claims::Time time;
  time.role = role;
  const std::size_t space = value.find(' ');
  time.when.value = value.substr(0, space);
  if (space != std::string_view::npos) time.when.mod = value.substr(space + 1);
  if (time.when.value.front() == 'P') {
    time.when.type = timex::Type::duration;
  } else if (const auto when = edtf::parse(time.when.value)) {
    time.when.edtf = when->text;
    time.when.bounds = when->bounds;
  } else {
    time.when.origin = timex::Origin::open;
  }
  return time;
}

claims::Time apart(Role role, std::string_view length, std::size_t anchor, int sign) {
  claims::Time apart = time(role, length);
  apart.anchor = anchor;
  apart.when.distance = timex::Distance{sign, {}};
  return apart;
}

Doc::Doc(std::string id, std::string_view published) {
  extraction_.path = id + ".txt";
  extraction_.doc = std::move(id);
  if (!published.empty()) extraction_.published = edtf::parse(published);
}

Doc& Doc::parties(std::string_view names) {
  for (const std::string& entry : list(names, ';')) {
    std::vector<std::string> all = list(entry, '=');
    extraction_.parties.push_back({all.front(), {all.begin() + 1, all.end()}});
  }
  return *this;
}

Span Doc::write(std::string_view quote) {
  const auto begin = static_cast<std::uint32_t>(extraction_.text.size());
  extraction_.text += quote;
  extraction_.text += '\n';
  return {begin, begin + static_cast<std::uint32_t>(quote.size())};
}

std::size_t Doc::event(std::string kind, std::string_view parties, std::string_view quote) {
  claims::Claim& claim = extraction_.claims.emplace_back();
  claim.kind = std::move(kind);
  claim.parties = list(parties, ',');
  claim.quote = write(quote);
  claim.summary = quote;
  claim.rule = "test/event";
  return extraction_.claims.size() - 1;
}

std::size_t Doc::term(std::string kind, Effect effect, std::string holder, std::string bound,
                      std::string_view quote) {
  claims::Claim& claim = extraction_.claims.emplace_back();
  claim.is_term = true;
  claim.kind = std::move(kind);
  claim.effect = effect;
  claim.holder = std::move(holder);
  claim.bound = std::move(bound);
  claim.change = change_;
  claim.quote = write(quote);
  claim.rule = "test/term";
  return extraction_.claims.size() - 1;
}

Doc& Doc::change(std::size_t index) {
  change_ = index;
  return *this;
}

const merge::Kinds& kinds() {
  using merge::Change;
  static const merge::Kinds kKinds{{{"agreement-made", {"agreement", Change::made}},
                                    {"agreement-amended", {"amendment", Change::amended}},
                                    {"agreement-extended", {"extension", Change::extended}},
                                    {"agreement-ended", {"end", Change::ended}},
                                    {"funding-round", {"funding round"}},
                                    {"deadline", {"deadline", Change::none, true}}},
                                   {{"license", {"licence"}}, {"royalty", {"royalty"}}},
                                   "term-start",
                                   "term-end"};
  return kKinds;
}

model::Model merged(const std::vector<claims::Extraction>& docs, const merge::Overlay& overlay) {
  Diagnostics diagnostics;
  return merge::from_claims(docs, kinds(), overlay, diagnostics);
}

std::string dump_events(const model::Model& model) {
  std::string dump;
  for (const model::Event& event : model.events) {
    dump += fmt::format("{} {} {}", event.kind, days(event.date), joined(event.parties));
    for (const model::Amount& amount : event.amounts)
      dump += fmt::format(" {}{}", amount.currency, amount.value);
    dump += fmt::format(" x{}\n", sources(event.evidence));
  }
  return dump;
}

std::string dump_terms(const model::Model& model) {
  std::string dump;
  for (const model::Term& term : model.terms) {
    for (const model::Version& version : term.versions) {
      dump += version.id + ":";
      for (const auto& [name, value] : version.attributes)
        dump += fmt::format(" {}={}", name, value);
      dump += fmt::format(" {} .. {}", days(version.from.date),
                          version.until ? days(version.until->date) : std::string("on"));
      if (version.confidence != model::Confidence::confirmed) {
        dump += version.confidence == model::Confidence::reported ? " reported" : " inferred";
      }
      dump += " known " +
              (version.known_from ? edtf::to_string(*version.known_from) : std::string("?"));
      if (version.known_to) dump += ".." + edtf::to_string(*version.known_to);
      if (version.is_replaced) dump += "..?";
      dump += '\n';
    }
  }
  return dump;
}

std::string dump_documents(const model::Model& model) {
  std::string dump;
  for (const model::Document& document : model.documents) {
    dump += fmt::format("{} {}\n", document.id, days(document.published));
  }
  return dump;
}

std::string dump_conflicts(const model::Model& model) {
  std::string dump;
  for (const model::Conflict& conflict : model.conflicts) {
    dump += fmt::format("{} {}:", conflict.about, conflict.field);
    for (const model::Side& side : conflict.sides) {
      std::set<std::string> docs;
      for (const model::Evidence& quote : side.evidence) docs.insert(quote.doc);
      dump += fmt::format("{} {} ({})", &side == &conflict.sides.front() ? "" : " |", side.value,
                          joined({docs.begin(), docs.end()}));
    }
    dump += '\n';
  }
  return dump;
}

}  // namespace inforce::test
