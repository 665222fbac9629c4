// SPDX-License-Identifier: MIT
#include "model/invariants.h"

#include <fmt/format.h>

#include <algorithm>
#include <unordered_set>
#include <utility>

#include "base/suggest.h"
#include "base/text.h"
#include "model/names.h"
#include "model/walk.h"

namespace inforce::model {
namespace {

constexpr std::size_t kMostShown = 200;       // bytes of a bad name
constexpr std::size_t kMostSuggestions = 20;  // each is looked for among all ids

using Ids = std::unordered_set<std::string_view>;

bool is_sha256(std::string_view text) {
  return text.size() == 64 && std::all_of(text.begin(), text.end(), [](char c) {
           return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f');
         });
}

class Check {
 public:
  explicit Check(const Model& model) : model_(model) {}

  std::vector<Broken> all() {
    ids(model_.documents, "documents", documents_);
    ids(model_.parties, "parties", parties_);
    ids(model_.agreements, "agreements", agreements_);
    ids(model_.events, "events", events_);
    ids(model_.terms, "terms", terms_);
    Ids conflicts, prospects;
    ids(model_.conflicts, "conflicts", conflicts);
    ids(model_.prospects, "prospects", prospects);
    for (std::size_t t = 0; t < model_.terms.size(); ++t) {
      ids(model_.terms[t].versions, fmt::format("terms/{}/versions", t), versions_);
      not_other_terms(t);
    }
    check_each(model_.documents, "documents", &Check::document);
    check_each(model_.agreements, "agreements", &Check::agreement);
    check_each(model_.events, "events", &Check::event);
    check_each(model_.terms, "terms", &Check::term);
    check_each(model_.conflicts, "conflicts", &Check::conflict);
    for (std::size_t p = 0; p < model_.prospects.size(); ++p) {
      about(model_.prospects[p].about, fmt::format("prospects/{}", p));
    }
    for_each_evidence(model_, [&](const Evidence& e, const auto& path) { evidence(e, path); });
    return std::move(broken_);
  }

 private:
  void fail(std::string path, std::string code, std::string message) {
    broken_.push_back({std::move(path), std::move(code), std::move(message)});
  }

  template <typename Item>
  void ids(const std::vector<Item>& items, const std::string& list, Ids& seen) {
    for (std::size_t i = 0; i < items.size(); ++i) {
      const std::string& id = items[i].id;
      const auto path = [&] { return fmt::format("{}/{}/id", list, i); };
      if (!is_id(id)) {
        fail(path(), "bad-id",
             "an id is one short word without spaces or '/', such as exclusivity-1");
      }
      if (!seen.insert(id).second) {
        fail(path(), "duplicate-id", fmt::format("the id '{}' is taken; choose another", id));
      }
    }
  }

  // A term and a version are asked for by the same word.
  void not_other_terms(std::size_t t) {
    const Term& term = model_.terms[t];
    for (std::size_t v = 0; v < term.versions.size(); ++v) {
      const std::string& id = term.versions[v].id;
      if (id == term.id || terms_.count(id) == 0) continue;
      fail(fmt::format("terms/{}/versions/{}/id", t, v), "duplicate-id",
           fmt::format("'{}' is the id of another term; choose another", id));
    }
  }

  template <typename Item>
  void check_each(const std::vector<Item>& items, std::string_view list,
                  void (Check::*check)(const Item&, const std::string&)) {
    for (std::size_t i = 0; i < items.size(); ++i) {
      (this->*check)(items[i], fmt::format("{}/{}", list, i));
    }
  }

  void known(const std::string& id, const Ids& ids, std::string_view what, std::string path) {
    if (id.empty() || ids.count(id) != 0) return;
    std::vector<std::string_view> choices;
    if (broken_.size() < kMostSuggestions) choices.assign(ids.begin(), ids.end());
    std::sort(choices.begin(), choices.end());
    fail(std::move(path), "unknown-id",
         fmt::format("no {} '{}' in this model{}", what, id, did_you_mean(id, choices)));
  }

  void parties(const std::vector<std::string>& ids, const std::string& path) {
    for (std::size_t i = 0; i < ids.size(); ++i) {
      known(ids[i], parties_, "party", fmt::format("{}/parties/{}", path, i));
    }
  }

  void date(const edtf::When& when, const std::string& path) {
    if (!when.text.empty() && !edtf::parse(when.text)) {
      fail(path, "no-such-date", fmt::format("'{}' is no EDTF date", when.text));
    }
    const auto& [earliest, latest] = when.bounds;
    if (earliest && latest && *latest < *earliest) {
      fail(path, "bounds-order",
           fmt::format("its latest day, {}, is before its earliest, {}", edtf::to_string(*latest),
                       edtf::to_string(*earliest)));
    }
  }

  void document(const Document& document, const std::string& path) {
    date(document.published, path + "/published");
    if (!document.sha256.empty() && !is_sha256(document.sha256)) {
      fail(path + "/sha256", "bad-sha256", "a SHA-256 is 64 digits of 0-9 and a-f");
    }
  }

  void agreement(const Agreement& agreement, const std::string& path) {
    parties(agreement.parties, path);
  }

  void event(const Event& event, const std::string& path) {
    if (event.kind.empty()) fail(path, "no-kind", "an event needs a kind, such as 'kind: launch'");
    date(event.date, path + "/date");
    known(event.agreement, agreements_, "agreement", path + "/agreement");
    parties(event.parties, path);
    for (std::size_t i = 0; i < event.amounts.size(); ++i) {
      const Amount& amount = event.amounts[i];
      const std::optional<Amount> bare = parse_amount(amount.value);
      if (!bare || bare->value != amount.value) {
        fail(fmt::format("{}/amounts/{}/value", path, i), "no-amount",
             fmt::format("'{}' is no number; write its digits, such as 50000000000", amount.value));
      }
    }
  }

  void term(const Term& term, const std::string& path) {
    if (term.kind.empty())
      fail(path, "no-kind", "a term needs a kind, such as 'kind: exclusivity'");
    known(term.agreement, agreements_, "agreement", path + "/agreement");
    known(term.holder, parties_, "party", path + "/holder");
    known(term.bound, parties_, "party", path + "/bound");
    if (term.versions.empty()) fail(path + "/versions", "no-versions", "a term needs one version");
    for (std::size_t v = 0; v < term.versions.size(); ++v) {
      version(term.versions[v], fmt::format("{}/versions/{}", path, v));
    }
  }

  void version(const Version& version, const std::string& path) {
    for (const auto& [name, value] : version.attributes) {
      if (!is_attribute_name(name)) {
        fail(path + "/attributes", "attribute-name",
             fmt::format("'{}' is no name of an attribute", name.substr(0, kMostShown)));
      }
    }
    date(version.from.date, path + "/from");
    known(version.from.event, events_, "event", path + "/from/event");
    if (version.known_from && version.known_to && *version.known_to < *version.known_from) {
      fail(path + "/known_to", "known-order", "known_to is before known_from");
    }
    if (!version.until) return;
    const End& until = *version.until;
    date(until.date, path + "/until");
    known(until.event, events_, "event", path + "/until/event");
    const auto &first = version.from.date.bounds.earliest, &last = until.date.bounds.latest;
    if (first && last && *last < *first) {
      fail(path + "/until", "until-before-from",
           fmt::format("it ends on {}, before it begins on {}", edtf::to_string(*last),
                       edtf::to_string(*first)));
    }
  }

  void about(const std::string& id, const std::string& path) {
    if (id.empty() || terms_.count(id) != 0 || versions_.count(id) != 0) return;
    known(id, events_, "event, term or version", path + "/about");
  }

  void conflict(const Conflict& conflict, const std::string& path) {
    about(conflict.about, path);
    if (conflict.sides.size() < 2) {
      fail(path + "/sides", "one-side", "a conflict needs two sides or more");
    }
    if (!conflict.sides.empty() && conflict.follows >= conflict.sides.size()) {
      fail(path + "/follows", "no-such-side",
           fmt::format("there is no side {}; the first is 0 and the last {}", conflict.follows,
                       conflict.sides.size() - 1));
    }
    for (std::size_t s = 0; s < conflict.sides.size(); ++s) {
      const Side& side = conflict.sides[s];
      for (std::size_t d = 0; d < side.dates.size(); ++d) {
        date(side.dates[d], fmt::format("{}/sides/{}/dates/{}", path, s, d));
      }
    }
  }

  template <typename Path>
  void evidence(const Evidence& evidence, const Path& path) {
    if (evidence.doc.empty()) {
      fail(path(), "no-document", "say which document the quote stands in: 'doc: ID'");
    }
    if (evidence.quote.empty()) {
      fail(path() + "/quote", "empty-quote", "a quote cannot be empty; copy the exact words");
    }
    known(evidence.doc, documents_, "document", path() + "/doc");
    const Span span = evidence.span;
    if (span != Span{} && (span.end < span.begin || span.size() != evidence.quote.size())) {
      fail(path() + "/bytes", "quote-length",
           fmt::format("bytes {} to {} cannot hold a quote of {} bytes", span.begin, span.end,
                       evidence.quote.size()));
    }
  }

  const Model& model_;
  std::vector<Broken> broken_;
  Ids documents_, parties_, agreements_, events_, terms_, versions_;
};

}  // namespace

std::vector<Broken> invariants(const Model& model) { return Check(model).all(); }

}  // namespace inforce::model
