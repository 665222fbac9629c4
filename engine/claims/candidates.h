// SPDX-License-Identifier: MIT
#pragma once
// claims/candidates.h - inside find_parties(): the names that a document has, and which of them are
// one.
//
//   "Northgate Foods plc", "Northgate", "NF"   three candidates, one root
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "pack/pack.h"

namespace inforce::claims {

using NameKey = std::string;  // a name as `folded` writes it

[[nodiscard]] bool is_one_word(std::string_view name);
[[nodiscard]] std::size_t count_words(std::string_view name);
[[nodiscard]] std::string_view first_word(std::string_view name);
[[nodiscard]] std::string initials_of(std::string_view name);

struct Candidate {
  std::string written;
  int inside = 0;  // times inside a sentence, where only names have capitals
  int total = 0;
  bool defined = false;  // the text gives it as a short form
  bool acts = false;     // it owns or does something
  int deeds = 0;         // how often
  int as_thing = 0;      // times behind an article: "the new Acme Falcon"
  int as_title = 0;      // times in quotation marks, or before a noun: "the Badger Club films"
  bool quoted = false;   // once at least in such marks
  bool product = false;  // "the drug Xenix", "Xenix(R)"
  bool person = false;   // "chief executive Ann Lee", "Ann Lee, who ..."
  bool titled = false;   // "Ms Lee", or a firm that has her name
  int same_as = -1;      // candidate it is another name of
};

class Candidates {
 public:
  explicit Candidates(const pack::Pack& pack) : pack_(pack) {}

  // The candidate of a name as it is written, made where there is none.
  std::size_t number(std::string_view written);
  [[nodiscard]] std::optional<std::size_t> find(const NameKey& key) const;
  Candidate& operator[](std::size_t c) { return list_[c]; }
  const Candidate& operator[](std::size_t c) const { return list_[c]; }

  // Once all are known: finds those that are one. `sender` is whose report it is, or empty.
  void join(const NameKey& sender);
  // All of them in the order of their keys, after join().
  [[nodiscard]] const std::vector<std::pair<NameKey, std::size_t>>& in_order() const {
    return names_;
  }
  [[nodiscard]] std::size_t root(std::size_t c) const;
  // Up to where a name goes on with "Inc.", "plc"; "Acme & Co" is all of it the name.
  [[nodiscard]] std::string_view without_suffix(std::string_view key) const;
  // "The License Agreement grants", "the Minimum Guarantee is": no party, nor is "License" short
  // for one.
  [[nodiscard]] bool is_paper(const NameKey& key) const;
  // "The new Acme Falcon", a thing of Acme's; but "the Acme Foundation" does things itself.
  [[nodiscard]] bool is_named_after(const NameKey& key, const Candidate& candidate) const;

 private:
  using Longer = std::unordered_map<std::string, std::vector<std::size_t>>;
  bool join_only(std::size_t c, const Longer& longer, const NameKey& key);
  [[nodiscard]] bool may_be_person(const NameKey& key) const;
  [[nodiscard]] bool is_plain(std::string_view key) const;
  void join_suffixes();
  void join_states();
  void join_sender(const NameKey& sender);
  void join_titles();
  void join_shorter();

  const pack::Pack& pack_;
  std::vector<Candidate> list_;
  std::unordered_map<NameKey, std::size_t> numbers_;
  std::vector<std::pair<NameKey, std::size_t>> names_;
};

}  // namespace inforce::claims
