// SPDX-License-Identifier: MIT
#include "merge/assemble.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>

#include "base/sha256.h"
#include "base/text.h"
#include "merge/boundaries.h"
#include "merge/ends.h"
#include "merge/ids.h"
#include "merge/labels.h"

namespace inforce::merge {
namespace {

using Bounds = edtf::Bounds;

// "Before it was written about" is no date of an event.
bool is_dated(const Dates& dates, Index event) {
  const Bounds days = dates.days.event(event);
  if (days.earliest) return true;
  const std::vector<const Fact*> chain = dates.why_event(event);
  return !is_open(days) && std::any_of(chain.begin(), chain.end(), [](const Fact* fact) {
    return fact->level != Fact::Level::assumed && fact->kind != Fact::Kind::published;
  });
}

class Assembler {
 public:
  Assembler(const Work& work, const Dates& dates, const std::vector<KnownTerm>& terms,
            const Ids& ids)
      : work_(work),
        dates_(dates),
        terms_(terms),
        ids_(ids),
        term_ids_(ids.terms.begin(), ids.terms.end()),
        boundaries_(work, dates, ids, model_) {}

  model::Model run() {
    for (Index d = 0; d < size(work_.docs); ++d) document(d);
    for (const Party& party : work_.parties)
      model_.parties.push_back({party.id, party.name, party.aliases});
    for (Index a = 0; a < size(work_.agreements); ++a) agreement(a);
    for (Index e = 0; e < size(work_.events); ++e) event(e);
    for (const KnownTerm& known : terms_) term(known);
    event_conflicts();
    for (model::Prospect& prospect : find_prospects(work_, dates_, ids_)) {
      if (written_.count(prospect.about) == 0) prospect.about.clear();
      model_.prospects.push_back(std::move(prospect));
    }
    sort();
    return std::move(model_);
  }

 private:
  void document(Index d) {
    const claims::Extraction& doc = at(work_.docs, d);
    model::Document document{doc.doc, doc.path, doc.title, {}, model::Basis::stated, {}, {}, {}};
    const Bounds days = dates_.days.doc(d);
    const std::string& text = work_.text_of(d);
    if (!text.empty()) document.sha256 = digest_of(at(work_.files, d));
    if (doc.published && doc.published->bounds == days) {
      document.published = *doc.published;
    } else if (!is_open(days)) {
      document.published = edtf::between(days);
    }
    if (doc.published) {
      const Span words = doc.published_words;
      if (!words.empty() && words.end <= text.size()) {
        document.evidence.push_back({doc.doc, words, std::string(words.of(text)), "published", {}});
      }
    } else if (!is_open(days)) {
      document.basis = model::Basis::inferred;
      Indices said;
      for (const Fact* fact : dates_.why_doc(d)) {
        document.reasons.push_back(describe(work_, *fact));
        for (const Index s : fact->said) insert(said, s);
      }
      document.evidence = evidence_of(work_, said);
    }
    model_.documents.push_back(std::move(document));
  }

  // Of the file's text, for all the documents in it.
  const std::string& digest_of(Index file) {
    std::string& digest = digests_[file];
    if (digest.empty()) digest = sha256(work_.text_of(file));
    return digest;
  }

  void agreement(Index a) {
    const Agreement& agreement = at(work_.agreements, a);
    model_.agreements.push_back(
        {at(ids_.agreements, a), label(work_, agreement), party_ids(work_, agreement.parties)});
  }

  void event(Index e) {
    const Event& group = at(work_.events, e);
    if (group.said.empty() || only_runs(work_, dates_, e)) return;
    model::Event event;
    event.id = at(ids_.events, e);
    event.kind = group.kind;
    event.summary = summary_of(group);
    event.parties = party_ids(work_, group.parties);
    event.amounts = group.amounts;
    std::sort(event.amounts.begin(), event.amounts.end(), [](const auto& a, const auto& b) {
      return std::tie(a.currency, a.value, a.qualifier) <
             std::tie(b.currency, b.value, b.qualifier);
    });
    for (const Dispute& dispute : amount_disputes(work_, group)) {
      for (std::size_t v = 1; v < dispute.views.size(); ++v) {
        const auto is_left = [&](const model::Amount& amount) {
          return amount.value == dispute.views[v].value && amount.qualifier.empty();
        };
        event.amounts.erase(std::remove_if(event.amounts.begin(), event.amounts.end(), is_left),
                            event.amounts.end());
      }
      conflict(event.id, dispute);
    }
    if (group.agreement != kNone) event.agreement = at(ids_.agreements, group.agreement);
    date_event(e, event);
    event.confidence = confidence(work_, group.said);
    event.known_from = known_from(work_, dates_, group.said);
    event.evidence = evidence_of(work_, group.said);
    std::set<Index> docs;
    for (const Index s : group.said) docs.insert(work_.source_of(at(work_.said, s)));
    if (docs.size() > 1) {
      event.reasons.push_back(
          fmt::format("{} claims of {} documents agree in kind, parties, amounts and dates",
                      group.said.size(), docs.size()));
    }
    written_.insert(event.id);
    model_.events.push_back(std::move(event));
  }

  // How little a claim tells of its event: nothing is taken off when its words give the day in full
  // and bring it as news, one when only the text knows the day, two when nobody does, one when it
  // speaks in passing.
  static int vagueness(const claims::Claim& claim) {
    const int in_passing = claim.news ? 0 : 1;
    const bool in_full =
        std::any_of(claim.times.begin(), claim.times.end(), [](const claims::Time& time) {
          return time.role == claims::Time::Role::at && time.when.origin == timex::Origin::stated &&
                 !time.when.distance;
        });
    if (in_full) return in_passing;
    return in_passing + (is_open(stated_days(claim)) ? 2 : 1);
  }

  // The sentence that tells most: the amount, who takes part, the day, as news; the shortest of
  // those.
  [[nodiscard]] std::string summary_of(const Event& group) const {
    std::string best;
    std::tuple<bool, std::ptrdiff_t, int, std::size_t, Index> best_rank;
    for (const Index s : group.said) {
      const claims::Claim& claim = *at(work_.said, s).claim;
      if (claim.summary.empty()) continue;
      const std::ptrdiff_t unnamed =
          std::count_if(group.parties.begin(), group.parties.end(), [&](Index party) {
            return claim.summary.find(at(work_.parties, party).name) == std::string::npos;
          });
      const auto rank = std::make_tuple(!group.amounts.empty() && claim.amounts.empty(), unnamed,
                                        vagueness(claim), claim.summary.size(), s);
      if (best.empty() || rank < best_rank) {
        best = claim.summary;
        best_rank = rank;
      }
    }
    return best.empty() ? label(work_, group) : best;
  }

  void date_event(Index e, model::Event& event) {
    if (!is_dated(dates_, e)) return;
    const std::vector<const Fact*> chain = dates_.why_event(e);
    event.date = edtf::between(dates_.days.event(e));
    bool stated = true, resolved = true;
    for (const Fact* fact : chain) {
      const bool own = fact->kind == Fact::Kind::date && fact->event == e;
      stated = stated && own && fact->basis == model::Basis::stated;
      resolved = resolved && own;
    }
    event.basis = stated     ? model::Basis::stated
                  : resolved ? model::Basis::resolved
                             : model::Basis::inferred;
    for (const Index s : at(work_.events, e).said) use_words(event.date, *at(work_.said, s).claim);
    for (const Fact* fact : chain) event.reasons.push_back(describe(work_, *fact));
  }

  // The words' own EDTF, where it means the same days; a part of a month is called by the month.
  static void use_words(edtf::When& date, const claims::Claim& claim) {
    for (const claims::Time& time : claim.times) {
      const auto words = edtf::parse(time.when.edtf);
      const bool same = words && (words->bounds == date.bounds || time.when.bounds == date.bounds);
      if (same && words->text.size() < date.text.size()) date.text = words->text;
      const auto place = recurring(time.when);
      const auto& [first, last] = date.bounds;
      if (!place || place->third.empty() || !first || !last) continue;
      const std::string month = edtf::to_string(*first).substr(0, 7);
      if (edtf::to_string(*last).substr(0, 7) == month && first != last) date.text = month;
    }
  }

  // "Through 2030": the last day, in the words of the year.
  [[nodiscard]] edtf::When until_words(const DraftEnd& end) const {
    edtf::When when = edtf::between(end.days);
    if (!end.days.latest || end.days.earliest != end.days.latest) return when;
    for (const Index s : end.said) {
      for (const claims::Time& time : at(work_.said, s).claim->times) {
        const auto words = edtf::parse(time.when.edtf);
        if (words && words->bounds.latest == end.days.latest &&
            words->text.size() < when.text.size()) {
          when = {words->text, end.days};
        }
      }
    }
    return when;
  }

  [[nodiscard]] model::End end_of(const DraftEnd& draft) const {
    model::End end;
    end.date = draft.is_stated ? until_words(draft) : edtf::between(draft.days);
    if (is_open(draft.days)) end.date = {};
    if (draft.event != kNone && !only_runs(work_, dates_, draft.event))
      end.event = at(ids_.events, draft.event);
    end.basis = draft.is_stated ? model::Basis::stated : model::Basis::inferred;
    end.evidence = evidence_of(work_, draft.said);
    return end;
  }

  void term(const KnownTerm& known) {
    const Term& group = at(work_.terms, known.term);
    if (known.versions.empty()) return;
    model::Term term;
    term.id = at(ids_.terms, known.term);
    term.kind = group.kind;
    term.label = kind_label(work_, group.kind, true);
    term.agreement = at(ids_.agreements, group.agreement);
    if (group.holder != kNone) term.holder = at(work_.parties, group.holder).id;
    if (group.bound != kNone) term.bound = at(work_.parties, group.bound).id;
    term.object = group.object;
    std::vector<std::string> current;  // version ids by their place among the drafts
    std::size_t number = 0;
    for (const KnownDraft& version : known.versions) {
      const Draft& draft = version.draft;
      model::Version out;
      do {
        out.id = fmt::format("{}-{}", term.id, ++number);
      } while (term_ids_.count(out.id) != 0);
      out.attributes = draft.attributes;
      out.from = end_of(draft.from);
      if (draft.until) out.until = end_of(*draft.until);
      out.condition = draft.condition;
      out.confidence = draft.confidence;
      out.known_from = version.known_from;
      out.known_to = version.known_to;
      out.is_replaced = version.is_replaced;
      out.evidence = evidence_of(work_, draft.said);
      out.reasons = draft.reasons;
      if (version.is_current) {
        if (current.size() <= version.index) current.resize(version.index + 1);
        current[version.index] = out.id;
        if (!out.condition.empty()) condition(out, term);
      }
      term.versions.push_back(std::move(out));
    }
    boundaries_.add(known, term);
    for (const Dispute& dispute : known.disputes) conflict(current[dispute.draft], dispute);
    written_.insert(term.id);
    model_.terms.push_back(std::move(term));
  }

  void conflict(const std::string& about, const Dispute& dispute) {
    model::Conflict conflict;
    conflict.id = about + "-" + slug(dispute.field);
    for (int n = 2; !conflict_ids_.insert(conflict.id).second; ++n) {
      conflict.id = fmt::format("{}-{}-{}", about, slug(dispute.field), n);
    }
    conflict.about = about;
    conflict.field = dispute.field;
    conflict.because = dispute.because;
    for (const Dispute::View& view : dispute.views) {
      model::Side side{view.value, {}, evidence_of(work_, view.said)};
      for (const Bounds& days : view.days) {
        if (!is_open(days)) side.dates.push_back(edtf::between(days));
      }
      conflict.sides.push_back(std::move(side));
    }
    model_.conflicts.push_back(std::move(conflict));
  }

  void event_conflicts() {
    std::vector<Index> events;
    const std::vector<Dispute> disputes = date_disputes(dates_, events);
    for (std::size_t i = 0; i < disputes.size(); ++i)
      conflict(at(ids_.events, events[i]), disputes[i]);
  }

  void condition(const model::Version& version, const model::Term& term) {
    model_.prospects.push_back({"while-" + version.id, version.id,
                                fmt::format("{} holds on a condition", term.label),
                                version.condition, version.evidence});
  }

  void sort() {
    const auto by_id = [](const auto& a, const auto& b) { return a.id < b.id; };
    std::stable_sort(model_.events.begin(), model_.events.end(), [](const auto& a, const auto& b) {
      const auto key = [](const model::Event& event) {
        const Bounds& days = event.date.bounds;
        const auto& first = days.earliest ? days.earliest : days.latest;
        return std::make_tuple(!first, first, days.latest, event.id);
      };
      return key(a) < key(b);
    });
    std::stable_sort(model_.terms.begin(), model_.terms.end(), by_id);
    std::stable_sort(model_.agreements.begin(), model_.agreements.end(), by_id);
    std::stable_sort(model_.conflicts.begin(), model_.conflicts.end(), by_id);
  }

  const Work& work_;
  const Dates& dates_;
  const std::vector<KnownTerm>& terms_;
  const Ids& ids_;
  const std::set<std::string> term_ids_;  // which no version may have
  model::Model model_;
  Boundaries boundaries_;
  std::map<Index, std::string> digests_;
  std::set<std::string> conflict_ids_;
  std::set<std::string> written_;  // ids of terms and events that are in the model
};

}  // namespace

bool only_runs(const Work& work, const Dates& dates, Index event) {
  const Indices& said = at(work.events, event).said;
  return !is_dated(dates, event) && std::all_of(said.begin(), said.end(), [&](Index s) {
    return at(work.said, s).claim->effect == claims::Effect::holds;
  });
}

std::vector<model::Evidence> evidence_of(const Work& work, const Indices& said) {
  std::vector<model::Evidence> evidence;
  std::set<std::tuple<Index, std::uint32_t, std::uint32_t>> seen;
  for (const Index s : said) {
    const Said& from = at(work.said, s);
    const claims::Extraction& doc = at(work.docs, from.doc);
    const Span quote = from.claim->quote;
    if (quote.empty() || !seen.insert({from.doc, quote.begin, quote.end}).second) continue;
    evidence.push_back({doc.doc, quote, std::string(quote.of(work.text_of(from.doc))),
                        from.claim->rule, from.claim->asserted_by});
  }
  return evidence;
}

model::Model assemble(const Work& work, const Dates& dates, const std::vector<KnownTerm>& terms,
                      const Ids& ids) {
  return Assembler(work, dates, terms, ids).run();
}

}  // namespace inforce::merge
