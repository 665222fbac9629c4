// SPDX-License-Identifier: MIT
#include "merge/mails.h"

#include <fmt/format.h>

#include <algorithm>
#include <compare>
#include <map>
#include <set>
#include <string>
#include <unordered_map>

#include "base/text.h"
#include "merge/times.h"

namespace inforce::merge {
namespace {

constexpr int kZones = 1;           // day between what two clocks call the day of a mail
constexpr std::size_t kPlaces = 8;  // that are looked at for the same words

struct Message {
  claims::Extraction said;
  std::size_t under = 0;  // message of its file that holds it
};
using File = std::vector<Message>;  // the mail itself first
struct Place {
  std::size_t file = 0, message = 0;
  auto operator<=>(const Place&) const = default;
};

// Takes the claims of these numbers out. References to others are lost.
std::vector<claims::Claim> take(std::vector<claims::Claim>& claims,
                                const std::vector<std::size_t>& numbers) {
  std::vector<claims::Claim> taken;
  std::map<std::size_t, std::size_t> places;  // old number -> new one
  for (const std::size_t i : numbers) {
    places.emplace(i, places.size());
    taken.push_back(std::move(claims[i]));
  }
  const auto follow = [&](std::optional<std::size_t>& reference) {
    if (!reference) return;
    const auto place = places.find(*reference);
    reference = place == places.end() ? std::nullopt : std::optional(place->second);
  };
  for (claims::Claim& claim : taken) {
    follow(claim.change);
    for (claims::Time& time : claim.times) follow(time.anchor);
  }
  return taken;
}

// Each message with its own claims.
File part(claims::Extraction whole) {
  const std::size_t count = whole.messages.size() + 1;
  File file(count);
  if (count > 1) {
    std::vector<std::vector<std::size_t>> own(count);
    for (std::size_t i = 0; i < whole.claims.size(); ++i)
      own[std::min(whole.claims[i].message, count - 1)].push_back(i);
    for (std::size_t m = 1; m < count; ++m) {
      const claims::Message& message = whole.messages[m - 1];
      file[m].under = std::min(message.under, m - 1);
      file[m].said.path = whole.path;
      file[m].said.published = message.published;
      file[m].said.published_words = message.published_words;
      file[m].said.claims = take(whole.claims, own[m]);
    }
    whole.claims = take(whole.claims, own[0]);
  }
  file[0].said = std::move(whole);
  return file;
}

// The words of a quote, without line breaks and marks of quotation.
std::string words_of(const claims::Claim& claim, std::string_view text) {
  if (claim.quote.end > text.size() || claim.quote.end <= claim.quote.begin) return {};
  std::string words;
  bool opens = false;  // a line
  for (const char c : claim.quote.of(text)) {
    opens = c == '\n' || (opens && (c == ' ' || c == '>'));
    words += opens ? ' ' : c;
  }
  return one_line(words);
}

class Parter {
 public:
  explicit Parter(std::vector<claims::Extraction> extractions) {
    bool any = false;
    for (claims::Extraction& whole : extractions) {
      any = any || !whole.messages.empty();
      ids_.insert(whole.doc);
      files_.push_back(part(std::move(whole)));
    }
    if (any) leave_out_copies();
  }

  void fill(Work& work) {
    for (File& file : files_) add(work, file);
    work.held_in.resize(work.docs.size());
    for (const auto& [original, holder] : copies_) {
      insert(at(work.held_in, docs_[original.file][original.message]), docs_[holder].front());
    }
  }

 private:
  // A mail that lies in a file of its own, or in two others, is read there, or in the first.
  void leave_out_copies() {
    for (const File& file : files_) {
      for (std::size_t m = 1; m < file.size(); ++m) {
        for (const claims::Claim& claim : file[m].said.claims) said_[words_of(claim, text(file))];
      }
    }
    for (std::size_t f = 0; f < files_.size(); ++f) note({f, 0});
    for (std::size_t f = 0; f < files_.size(); ++f) {
      for (std::size_t m = 1; m < files_[f].size(); ++m) {
        leave_out_copy({f, m});
        note({f, m});
      }
    }
  }
  static std::string_view text(const File& file) { return file[0].said.text; }
  [[nodiscard]] const Message& message(Place place) const {
    return files_[place.file][place.message];
  }

  void note(Place place) {
    const File& file = files_[place.file];
    for (const claims::Claim& claim : message(place).said.claims) {
      const auto known = said_.find(words_of(claim, text(file)));
      if (known == said_.end() || known->first.empty()) continue;
      std::vector<Place>& places = known->second;
      if (places.size() < kPlaces && (places.empty() || places.back() != place))
        places.push_back(place);
    }
  }

  void leave_out_copy(Place place) {
    std::vector<claims::Claim>& claims = files_[place.file][place.message].said.claims;
    std::vector<const std::vector<Place>*> places;  // of each claim: who else says that
    std::map<Place, int> votes;
    for (const claims::Claim& claim : claims) {
      places.push_back(&said_[words_of(claim, text(files_[place.file]))]);
      for (const Place other : *places.back()) {
        if (other.file != place.file && may_be_same(place, other)) ++votes[other];
      }
    }
    const auto most =
        std::max_element(votes.begin(), votes.end(),
                         [](const auto& a, const auto& b) { return a.second < b.second; });
    if (most == votes.end()) return;
    std::vector<std::size_t> own;
    for (std::size_t i = 0; i < claims.size(); ++i) {
      const std::vector<Place>& others = *places[i];
      if (std::find(others.begin(), others.end(), most->first) == others.end()) own.push_back(i);
    }
    claims = take(claims, own);
    copies_.emplace_back(most->first, place.file);
  }

  // By their days: one that says none was not written after what holds it.
  [[nodiscard]] bool may_be_same(Place place, Place other) const {
    const auto &day = message(place).said.published, &known = message(other).said.published;
    if (day) return known && gap(day->bounds, known->bounds) <= kZones;
    std::size_t by = place.message;
    const File& file = files_[place.file];
    while (by > 0 && !file[by].said.published) by = file[by].under;
    const auto& last = file[by].said.published;
    if (!known || !last || !known->bounds.earliest || !last->bounds.latest) return true;
    return *known->bounds.earliest <= *last->bounds.latest;
  }

  void add(Work& work, File& file) {
    const auto is_kept = [&](std::size_t m) { return m == 0 || !file[m].said.claims.empty(); };
    std::vector<Index> docs(file.size());
    Index next = size(work.docs);
    for (std::size_t m = file.size(); m-- > 0;) {
      if (is_kept(m)) docs[m] = next++;
    }
    for (std::size_t m = file.size(); m-- > 0;) {
      if (!is_kept(m)) continue;
      std::size_t by = file[m].under;
      while (!is_kept(by)) by = file[by].under;
      work.files.push_back(docs[0]);
      work.held_by.push_back(m == 0 ? kNone : docs[by]);
      if (m > 0) name(file[m].said, file[0].said, m);
      work.docs.push_back(std::move(file[m].said));
    }
    docs_.push_back(std::move(docs));
  }

  // Its id, and the parties that its claims name.
  void name(claims::Extraction& said, const claims::Extraction& whole, std::size_t message) {
    const std::string id = fmt::format("{}-message-{}", whole.doc, message + 1);
    said.doc = id;
    for (int n = 2; !ids_.insert(said.doc).second; ++n) said.doc = fmt::format("{}-{}", id, n);
    std::set<std::string> names;
    for (const claims::Claim& claim : said.claims) {
      names.insert({claim.holder, claim.bound});
      names.insert(claim.parties.begin(), claim.parties.end());
    }
    for (const claims::Party& party : whole.parties) {
      if (names.count(party.name) != 0) said.parties.push_back(party);
    }
  }

  std::vector<File> files_;
  std::set<std::string> ids_;
  std::unordered_map<std::string, std::vector<Place>> said_;  // words -> who says them
  std::vector<std::pair<Place, std::size_t>> copies_;         // original, and a file that has it
  std::vector<std::vector<Index>> docs_;                      // of each message of each file
};

}  // namespace

void add_documents(Work& work, std::vector<claims::Extraction> extractions) {
  Parter(std::move(extractions)).fill(work);
}

}  // namespace inforce::merge
