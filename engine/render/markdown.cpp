// SPDX-License-Identifier: MIT
#include "render/markdown.h"

#include <fmt/format.h>

#include <algorithm>
#include <set>
#include <tuple>

#include "render/chronology.h"
#include "render/mermaid.h"
#include "render/words.h"

namespace inforce::render {
namespace {

// Words that stand as they are: nothing in them is read as markup, and they stay on one line.
std::string plain(std::string_view text) {
  std::string out;
  for (const char c : text) {
    if (c == '\n' || c == '\r' || c == '\t') {
      out += ' ';
    } else if (c == '<') {
      out += "&lt;";
    } else if (c == '&') {
      out += "&amp;";
    } else {
      if (std::string_view("\\`*_[]|#~>!").find(c) != std::string_view::npos) out += '\\';
      out += c;
    }
  }
  return out;
}

std::string join(const std::vector<std::string>& items, std::string_view separator = ", ") {
  return fmt::format("{}", fmt::join(items, separator));
}

void row(std::string& out, const std::vector<std::string>& cells) {
  out += fmt::format("| {} |\n", join(cells, " | "));
}

void header(std::string& out, const std::vector<std::string>& cells) {
  row(out, cells);
  row(out, std::vector<std::string>(cells.size(), "---"));
}

class Page {
 public:
  explicit Page(const model::Model& model) : model_(model), told_(chronology(model)) {}

  std::string write() {
    title();
    picture();
    entries();
    undated();
    terms();
    conflicts();
    prospects();
    documents();
    return std::move(out_);
  }

 private:
  void line(std::string_view text) {
    out_ += text;
    out_ += '\n';
  }
  void section(std::string_view name) { out_ += fmt::format("\n## {}\n\n", name); }

  std::string label(const model::Term& term) const { return plain(term_label(model_, term)); }

  std::string agreement_of(const model::Term& term) const {
    return plain(agreement_label(model_, term.agreement));
  }

  std::string party(const std::string& id) const { return plain(party_name(model_, id)); }

  std::string sources(const std::vector<model::Evidence>& evidence) const {
    std::vector<std::string> names;
    std::set<std::string> seen;
    for (const model::Evidence& item : evidence) {
      if (seen.insert(item.doc).second) names.push_back(plain(item.doc));
    }
    return join(names);
  }

  void quotes(const std::vector<model::Evidence>& evidence, std::string_view indent) {
    for (const model::Evidence& item : evidence) quote(item, indent);
  }
  void quote(const model::Evidence& item, std::string_view indent) {
    const std::string by =
        item.asserted_by.empty() ? "" : fmt::format(", after {}", plain(item.asserted_by));
    line(fmt::format("{}> {} — {}{}", indent, plain(in_quotes(item.quote)), plain(item.doc), by));
  }

  void title() {
    const std::string name = heading(model_);
    line(fmt::format("<!-- {} -->\n", kMark));
    line(fmt::format("# {}\n", plain(name)));
    line(fmt::format("{}, {}, {}, {}; {}.", count(model_.documents.size(), "document", "documents"),
                     count(model_.events.size(), "event", "events"),
                     count(model_.terms.size(), "term", "terms"),
                     count(model_.conflicts.size(), "disagreement", "disagreements"), say(told_)));
    line("Each statement names the documents it rests on; their words stand with the terms below.");
  }

  void picture() {
    const std::string timeline = mermaid(model_);
    if (!timeline.empty()) out_ += fmt::format("\n```mermaid\n{}```\n", timeline);
  }

  void event(const model::Event& item) {
    std::string text =
        fmt::format("- **{}**", plain(item.summary.empty() ? item.id : item.summary));
    std::vector<std::string> facts;
    for (const model::Amount& amount : item.amounts) facts.push_back(plain(say(amount)));
    if (item.confidence != model::Confidence::confirmed) facts.emplace_back(say(item.confidence));
    if (item.basis != model::Basis::stated) {
      facts.push_back(fmt::format("date {}", say(item.basis)));
    }
    if (!facts.empty()) text += fmt::format(" ({})", join(facts));
    if (!item.evidence.empty()) text += fmt::format(" — {}", sources(item.evidence));
    line(text);
  }

  void turn(const Turn& item) {
    const std::string said = plain(attributes(*item.version));
    const std::string what = label(*item.term);
    if (item.kind == Turn::Kind::starts) {
      line(fmt::format("- starts: **{}**{}{}", what, said.empty() ? "" : ": ", said));
    } else if (item.kind == Turn::Kind::changes) {
      const std::string before = plain(attributes(*item.before));
      line(fmt::format("- changes: **{}**, from {} to {}", what,
                       before.empty() ? "no stated attribute" : before,
                       said.empty() ? "no stated attribute" : said));
    } else {
      line(fmt::format("- ends: **{}**, last day {}", what, plain(say(item.version->until))));
    }
  }

  void in_force(const Entry& entry) {
    if (stated_ > kMostHoldings) return;
    const std::vector<query::Standing> held = holdings(model_, entry);
    stated_ += held.size();
    if (held.empty()) {
      line("\nNothing is in force from then on.");
      return;
    }
    line(fmt::format("\nIn force on {}:\n", say(entry.day)));
    header(out_, {"Term", "Held by", "Owed by", "As it stands", "From", "Until", "State"});
    for (const query::Standing& item : held) {
      row(out_, {label(*item.term), party(item.term->holder), party(item.term->bound),
                 plain(attributes(*item.version)), plain(say(item.version->from.date)),
                 plain(say(item.version->until)), std::string(state_word(item.state))});
    }
  }

  void entries() {
    section("Chronology");
    for (const Entry& entry : told_.entries) {
      line(fmt::format("### {}\n", plain(say(entry.when))));
      for (const model::Event* item : entry.events) event(*item);
      for (const Turn& item : entry.turns) turn(item);
      if (!entry.turns.empty()) in_force(entry);
      line("");
    }
    if (told_.entries.empty()) line("No event or term has a date.");
    if (stated_ > kMostHoldings) {
      line("This model is long: from here on the full set in force is left to `inforce at DATE`.");
    }
  }

  void undated() {
    if (told_.undated.empty()) return;
    section("Events without a date");
    for (const model::Event* item : told_.undated) event(*item);
  }

  void terms() {
    if (model_.terms.empty()) return;
    section("Terms");
    for (const model::Term& term : model_.terms) {
      line(fmt::format("### {}\n", label(term)));
      std::vector<std::string> facts = {fmt::format("`{}`", term.kind)};
      if (!term.agreement.empty()) facts.push_back(agreement_of(term));
      if (const std::string who = parties_of(model_, term); !who.empty())
        facts.push_back(plain(who));
      if (!term.object.empty()) facts.push_back("of " + plain(term.object));
      line(join(facts, " · ") + "\n");
      header(out_, {"From", "Until", "As it stands", "Condition", "Confidence", "Sources"});
      std::vector<const model::Version*> versions;  // those that others replaced stand last
      for (const model::Version& version : term.versions) versions.push_back(&version);
      std::stable_partition(versions.begin(), versions.end(),
                            [](const model::Version* version) { return is_current(*version); });
      std::vector<const model::Evidence*> words;
      std::set<std::tuple<std::string_view, std::uint32_t, std::string_view, std::string_view>>
          told;
      for (const model::Version* version : versions) {
        std::string confidence(say(version->confidence));
        if (version->known_to) confidence += "; replaced on " + say(*version->known_to);
        if (version->is_replaced) confidence += "; replaced by a document nobody can date";
        row(out_, {plain(say(version->from.date)), plain(say(version->until)),
                   plain(attributes(*version)), plain(version->condition), confidence,
                   sources(version->evidence)});
        for (const model::Evidence& item : version->evidence) {
          if (told.emplace(item.doc, item.span.begin, item.quote, item.asserted_by).second)
            words.push_back(&item);
        }
      }
      line("");
      for (const model::Evidence* item : words) quote(*item, "");
      line("");
    }
  }

  void conflicts() {
    if (model_.conflicts.empty()) return;
    section("Where the sources disagree");
    for (const model::Conflict& conflict : model_.conflicts) {
      line(fmt::format("### {}: {}\n", plain(name_of(model_, conflict.about)),
                       plain(conflict.field)));
      for (std::size_t i = 0; i < conflict.sides.size(); ++i) {
        const model::Side& side = conflict.sides[i];
        line(fmt::format("- {}{} — {}", plain(say(side)),
                         i == conflict.follows ? " (followed)" : "", sources(side.evidence)));
        quotes(side.evidence, "  ");
      }
      if (!conflict.because.empty()) line(fmt::format("\nWhy: {}", plain(conflict.because)));
      line("");
    }
  }

  void prospects() {
    if (model_.prospects.empty()) return;
    section("What waits, and what the sources do not say");
    for (const model::Prospect& prospect : model_.prospects) {
      line(fmt::format("- {}{}{}", plain(prospect.summary), prospect.condition.empty() ? "" : ": ",
                       plain(prospect.condition)));
      quotes(prospect.evidence, "  ");
    }
  }

  void documents() {
    if (model_.documents.empty()) return;
    section("Documents");
    header(out_, {"Document", "Title", "Published", "How the date is known"});
    for (const model::Document& document : model_.documents) {
      const std::string how = document.reasons.empty() ? std::string(say(document.basis))
                                                       : join(document.reasons, "; ");
      row(out_,
          {plain(document.id), plain(document.title), plain(say(document.published)), plain(how)});
    }
  }

  const model::Model& model_;
  Chronology told_;
  std::size_t stated_ = 0;  // rows of holdings written so far
  std::string out_;
};

}  // namespace

std::string markdown(const model::Model& model) { return Page(model).write(); }

}  // namespace inforce::render
