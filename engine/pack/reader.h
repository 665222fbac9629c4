// SPDX-License-Identifier: MIT
#pragma once
// pack/reader.h - one load in the making: the pack so far, and every problem found on the way.
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "pack/pack.h"
#include "yaml/node.h"

namespace inforce::pack {

struct Reader {
  Pack pack;
  Diagnostics problems;
  std::map<std::string, std::vector<std::string>> lists;  // {name} of patterns -> its words
  std::set<std::string> rules;  // "agreements/grant", of the frames so far
  std::map<std::string, std::vector<std::pair<std::string, std::string>>> suffixes;  // inflection

  void problem(const yaml::Node& at, std::string code, std::string message) {
    problems.push_back(error(std::move(code), at.place, std::move(message)));
  }
  // Complains about keys of a map that are not in `known`.
  void check_keys(const yaml::Node& map, const std::vector<std::string_view>& known);
  // The scalars of a list, or of one scalar; complains about anything else.
  std::vector<std::string> strings(const yaml::Node& node);
  std::string string(const yaml::Node& map, std::string_view key, bool required = false);

  WordInfo& info(Word word);
  Word add_word(std::string_view word, Pos pos);
};

// Sections of a pack file; each reads one node and complains in place.
void read_words(Reader& reader, const yaml::Node& file);   // words.yaml of a language
void read_lists(Reader& reader, const yaml::Node& lists);  // lists:
void read_kinds(Reader& reader, const yaml::Node& kinds, bool is_term, const std::string& pack);
void read_actions(Reader& reader, const yaml::Node& actions);  // actions:
void read_controls(Reader& reader, const yaml::Node& controls);
void read_cues(Reader& reader, const yaml::Node& cues);
void read_parties(Reader& reader, const yaml::Node& parties);
void read_amounts(Reader& reader, const yaml::Node& amounts);

// "share|cut of * {income}" -> elements; complains at `at`.
Pattern read_pattern(Reader& reader, const yaml::Node& at, std::string_view words);

}  // namespace inforce::pack
