// SPDX-License-Identifier: MIT
#include <fmt/format.h>

#include <set>
#include <string_view>
#include <utility>

#include "model/names.h"
#include "query/known.h"
#include "query/query.h"
#include "query/text.h"

namespace inforce::query {
namespace {

// "2026-04-27, stated" or "2026-04-20/2026-05-02, inferred"
std::string dated(const edtf::When& when, model::Basis basis) {
  return fmt::format("{}, {}", said(when), model::name(basis));
}

class Explainer {
 public:
  Explainer(const Index& index, std::optional<Day> known) : index_(index), known_(known) {}

  Reason version(const model::Term& term, const model::Version& version) {
    Reason reason{fmt::format("{} from {} until {} [{}]", describe(term, version),
                              from_words(version), until_words(version), version.id),
                  nullptr,
                  {}};
    if (!version.condition.empty()) add(reason, "on condition: " + version.condition);
    for (const std::string& sentence : version.reasons) add(reason, sentence);
    quotes(reason, version.evidence);
    end(reason, "begins", version.from);
    if (version.until) {
      end(reason, "ends", *version.until);
    } else {
      add(reason, "no end is known");
    }
    conflicts(reason, term.id);
    if (version.id != term.id) conflicts(reason, version.id);
    known(reason, version);
    return reason;
  }

  Reason event(const model::Event& event) {
    Reason reason{fmt::format("{}: {} [{}]", event.kind, dated(event.date, event.basis), event.id),
                  nullptr,
                  {}};
    if (!event.summary.empty()) add(reason, event.summary);
    for (const std::string& sentence : event.reasons) add(reason, sentence);
    quotes(reason, event.evidence);
    conflicts(reason, event.id);
    return reason;
  }

  Reason document(const model::Document& document) {
    documents_.insert(document.id);
    const bool has_date = document.published != edtf::When{};
    Reason reason{fmt::format("{}, {}", document.id,
                              has_date ? "published " + dated(document.published, document.basis)
                                       : "publication day unknown"),
                  nullptr,
                  {}};
    for (const std::string& sentence : document.reasons) add(reason, sentence);
    for (const model::Evidence& evidence : document.evidence) {
      if (counts(evidence, index_, known_))
        reason.because.push_back({quote_text(evidence), &evidence, {}});
    }
    return reason;
  }

 private:
  static void add(Reason& reason, std::string text) {
    reason.because.push_back({std::move(text), nullptr, {}});
  }

  // Of the words themselves: who they cite, and what read them.
  static std::string quote_text(const model::Evidence& evidence) {
    std::string text;
    if (!evidence.asserted_by.empty()) text = "citing " + evidence.asserted_by;
    if (!evidence.rule.empty()) text += (text.empty() ? "read by " : ", read by ") + evidence.rule;
    return text;
  }

  std::string describe(const model::Term& term, const model::Version& version) const {
    std::string text = model::label_of(term);
    const auto party = [&](const std::string& id) {
      const model::Party* found = index_.party(id);
      return found == nullptr ? id : found->name;
    };
    if (!term.object.empty()) text += fmt::format(" ({})", term.object);
    if (!term.holder.empty()) text += ", for " + party(term.holder);
    if (!term.bound.empty()) text += ", owed by " + party(term.bound);
    const std::string attributes = attribute_words(version);
    return attributes.empty() ? text : fmt::format("{}, {}", text, attributes);
  }

  // Each quote, and under the first of a document how that document is dated.
  void quotes(Reason& reason, const std::vector<model::Evidence>& all) {
    for (const model::Evidence& evidence : all) {
      if (!counts(evidence, index_, known_)) continue;
      Reason quote{quote_text(evidence), &evidence, {}};
      const model::Document* from = index_.document(evidence.doc);
      if (from != nullptr && documents_.count(from->id) == 0)
        quote.because.push_back(document(*from));
      reason.because.push_back(std::move(quote));
    }
  }

  void end(Reason& reason, std::string_view verb, const model::End& end) {
    if (end.date == edtf::When{} && end.event.empty() && end.evidence.empty()) {
      return add(reason, fmt::format("nothing says when it {}", verb));
    }
    Reason step{fmt::format("{} {}", verb, dated(end.date, end.basis)), nullptr, {}};
    quotes(step, end.evidence);
    const model::Event* by = index_.event(end.event);
    if (by != nullptr && counts(*by, known_)) {
      if (events_.insert(by->id).second) {
        step.because.push_back(event(*by));
      } else {
        add(step, fmt::format("{} [{}], as above", by->kind, by->id));
      }
    }
    reason.because.push_back(std::move(step));
  }

  void conflicts(Reason& reason, const std::string& about) {
    for (const model::Conflict* conflict : index_.conflicts(about)) {
      if (!counts(*conflict, index_, known_)) continue;
      const model::Side& followed = conflict->sides[conflict->follows];
      Reason step{
          fmt::format("sources disagree on its {}; followed: {}{}{} [{}]", conflict->field,
                      said_value(followed.value), conflict->because.empty() ? "" : ", because ",
                      conflict->because, conflict->id),
          nullptr,
          {}};
      for (const model::Side& side : conflict->sides) {
        if (!counts(side.evidence, index_, known_)) continue;
        Reason says{"one side: " + said_value(side.value), nullptr, {}};
        quotes(says, side.evidence);
        step.because.push_back(std::move(says));
      }
      reason.because.push_back(std::move(step));
    }
  }

  // That it was replaced was not known yet while it counted.
  void known(Reason& reason, const model::Version& version) const {
    if (version.known_from) {
      add(reason, fmt::format("known since {}", edtf::to_string(*version.known_from)));
    }
    if (known_) return;
    if (version.known_to) {
      add(reason,
          fmt::format("replaced by what was known on {}", edtf::to_string(*version.known_to)));
    }
    if (version.is_replaced) add(reason, "replaced by a document that nobody can date");
  }

  const Index& index_;
  const std::optional<Day> known_;
  std::set<std::string_view> documents_, events_;  // already explained
};

}  // namespace

Reason why(const Index& index, const model::Term& term, const model::Version& version,
           std::optional<Day> known) {
  return Explainer(index, known).version(term, version);
}

Reason why(const Index& index, const model::Event& event, std::optional<Day> known) {
  return Explainer(index, known).event(event);
}

Reason why(const Index& index, const model::Document& document, std::optional<Day> known) {
  return Explainer(index, known).document(document);
}

Reason why(const model::Model& model, const model::Term& term, const model::Version& version) {
  return why(Index(model), term, version);
}

Reason why(const model::Model& model, const model::Event& event) {
  return why(Index(model), event);
}

Reason why(const model::Model& model, const model::Document& document) {
  return why(Index(model), document);
}

}  // namespace inforce::query
