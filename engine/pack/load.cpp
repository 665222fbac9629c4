// SPDX-License-Identifier: MIT
#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <map>
#include <set>

#include "base/file.h"
#include "base/suggest.h"
#include "base/text.h"
#include "pack/reader.h"
#include "text/tokens.h"

namespace inforce::pack {

namespace fs = std::filesystem;

const Kind* Pack::find_kind(std::string_view id, bool is_term) const {
  const auto found = std::find_if(kinds.begin(), kinds.end(), [&](const Kind& kind) {
    return kind.id == id && kind.is_term == is_term;
  });
  return found == kinds.end() ? nullptr : &*found;
}

void Reader::check_keys(const yaml::Node& map, const std::vector<std::string_view>& known) {
  for (const auto& [key, value] : map.entries) {
    if (std::find(known.begin(), known.end(), key.text) == known.end()) {
      std::string names;
      for (const std::string_view name : known)
        names += (names.empty() ? "" : ", ") + std::string(name);
      problem(key, "unknown-key",
              fmt::format("'{}' is none of: {}{}", key.text, names, did_you_mean(key.text, known)));
    }
  }
}

std::vector<std::string> Reader::strings(const yaml::Node& node) {
  if (node.is_scalar()) return {node.text};
  std::vector<std::string> words;
  if (!node.is_list()) {
    problem(node, "not-a-list", "expected a list of words");
    return words;
  }
  for (const yaml::Node& item : node.items) {
    if (item.is_scalar() || item.is_null()) {
      words.push_back(item.text);
    } else {
      problem(item, "not-a-word", "expected a word or phrase");
    }
  }
  return words;
}

std::string Reader::string(const yaml::Node& map, std::string_view key, bool required) {
  const yaml::Node* found = map.find(key);
  if (found != nullptr && found->is_scalar()) return found->text;
  if (found != nullptr || required) {
    problem(found != nullptr ? *found : map, "missing-key",
            fmt::format("'{}' must be a word", key));
  }
  return {};
}

WordInfo& Reader::info(Word word) {
  if (pack.words.size() <= word) pack.words.resize(word + 1);
  return pack.words[word];
}

Word Reader::add_word(std::string_view word, Pos pos) {
  const Word number = pack.vocabulary.add(to_lower_ascii(word));
  info(number).pos |= static_cast<std::uint32_t>(pos);
  return number;
}

namespace {

// Sections that may stand in any file of a pack, in the order they must be read in.
void read_sections(Reader& reader, const std::vector<yaml::Node>& files, const std::string& pack) {
  using Read = void (*)(Reader&, const yaml::Node&, const std::string&);
  static constexpr std::pair<std::string_view, Read> kSections[] = {
      {"lists", [](Reader& r, const yaml::Node& n, const std::string&) { read_lists(r, n); }},
      {"actions", [](Reader& r, const yaml::Node& n, const std::string&) { read_actions(r, n); }},
      {"controls", [](Reader& r, const yaml::Node& n, const std::string&) { read_controls(r, n); }},
      {"cues", [](Reader& r, const yaml::Node& n, const std::string&) { read_cues(r, n); }},
      {"amounts", [](Reader& r, const yaml::Node& n, const std::string&) { read_amounts(r, n); }},
      {"parties", [](Reader& r, const yaml::Node& n, const std::string&) { read_parties(r, n); }},
      {"terms",
       [](Reader& r, const yaml::Node& n, const std::string& p) { read_kinds(r, n, true, p); }},
      {"events",
       [](Reader& r, const yaml::Node& n, const std::string& p) { read_kinds(r, n, false, p); }},
  };
  std::vector<std::string_view> known;
  for (const auto& [name, read] : kSections) known.push_back(name);
  for (const yaml::Node& file : files) reader.check_keys(file, known);
  for (const auto& [name, read] : kSections) {
    for (const yaml::Node& file : files) {
      if (const yaml::Node* section = file.find(name)) read(reader, *section, pack);
    }
  }
}

class Loader {
 public:
  explicit Loader(const FindPack& find) : find_(find) {}
  Reader reader;

  // False: it, or a pack that it stands on, is not all there, and the rest of it was not read.
  bool load(const std::string& name, const Place& wanted_at) {
    const Result<fs::path> folder = find_(name);
    if (!folder) {
      if (!missing_.insert(name).second) return false;
      for (Diagnostic problem : folder.problems()) {
        problem.place = wanted_at;
        reader.problems.push_back(std::move(problem));
      }
      return false;
    }
    std::error_code unknown;
    const auto [read, is_new] = is_whole_.emplace(fs::weakly_canonical(*folder, unknown), true);
    if (is_new) read->second = load_from(*folder, name);
    return read->second;
  }

 private:
  bool load_from(const fs::path& folder, const std::string& name) {
    const std::optional<yaml::Node> about = parse(folder / "pack.yaml");
    if (!about) return false;
    reader.check_keys(*about, {"name", "description", "needs", "files"});
    bool is_whole = true;
    if (const yaml::Node* needs = about->find("needs")) {
      for (const std::string& need : reader.strings(*needs))
        is_whole = load(need, needs->place) && is_whole;
    }
    std::vector<yaml::Node> files;
    if (const yaml::Node* list = about->find("files")) {
      for (const std::string& file : reader.strings(*list)) {
        std::optional<yaml::Node> node = parse(folder / file);
        is_whole = is_whole && node;
        if (!node) continue;
        if (node->find("classes") != nullptr) {
          read_words(reader, *node);
        } else {
          files.push_back(std::move(*node));
        }
      }
    }
    if (!is_whole) return false;
    read_sections(reader, files, name);
    reader.pack.names.push_back(name);
    return true;
  }

  std::optional<yaml::Node> parse(const fs::path& path) {
    const Result<std::string> bytes = read_file(path);
    if (!bytes) {
      add(bytes.problems());
      return std::nullopt;
    }
    Result<yaml::Node> node = yaml::parse(*bytes, path.string());
    if (!node) {
      add(node.problems());
      return std::nullopt;
    }
    if (!node->is_map()) {
      reader.problem(*node, "not-a-map", "expected sections, such as 'terms:'");
      return std::nullopt;
    }
    return std::move(*node);
  }
  void add(const Diagnostics& problems) {
    reader.problems.insert(reader.problems.end(), problems.begin(), problems.end());
  }

  const FindPack& find_;
  std::map<fs::path, bool> is_whole_;  // of the packs that were read, by folder
  std::set<std::string> missing_;      // names, each complained about once
};

}  // namespace

namespace {

// What may begin where, once all packs are read.
void index(Pack& pack) {
  const std::size_t words = pack.vocabulary.size();
  for (Phrases& phrases : pack.cues) phrases.index(words, pack.phrasals);
  std::vector<WordLists::Entry> by_verb, by_word;
  for (std::uint32_t f = 0; f < pack.frames.size(); ++f) {
    const Frame& frame = pack.frames[f];
    for (const Word verb : frame.verbs) by_verb.emplace_back(verb, f);
    if (!frame.verbs.empty()) continue;
    const Opening opening = opening_of(frame.match);
    for (const Word word : opening.words) by_word.emplace_back(word, f);
    for (const Element::Class wanted : opening.classes) {
      std::vector<std::uint32_t>& frames =
          pack.frame_index.by_class[static_cast<std::size_t>(wanted)];
      if (frames.empty() || frames.back() != f) frames.push_back(f);
    }
    if (opening.anything) pack.frame_index.by_gap.push_back(f);
  }
  // Of a name that two parties have, the later party's.
  std::map<std::string, int> parties;
  for (std::size_t p = 0; p < pack.parties.size(); ++p) {
    parties[folded(pack.parties[p].name)] = static_cast<int>(p);
    for (const std::string& alias : pack.parties[p].aliases)
      parties[folded(alias)] = static_cast<int>(p);
  }
  for (const auto& [name, party] : parties) {
    std::vector<text::Token> tokens;
    text::tokenize(name, {0, static_cast<std::uint32_t>(name.size())}, tokens);
    if (tokens.empty()) continue;
    pack.party_names.push_back({name, std::string(tokens.front().span.of(name)), party});
  }
  std::vector<bool>& heads = pack.frame_index.heads;
  heads.resize(words);
  for (const auto& [verb, frame] : by_verb) heads[verb] = true;
  for (const auto& [parts, verb] : pack.phrasals) {
    if (heads[verb]) heads[parts.first] = true;
  }
  pack.frame_index.by_verb = WordLists(std::move(by_verb), words);
  pack.frame_index.by_word = WordLists(std::move(by_word), words);
}

}  // namespace

Result<Pack> load(const std::vector<std::string>& names, const FindPack& find) {
  Loader loader(find);
  for (const std::string& name : names) loader.load(name, {});
  if (has_errors(loader.reader.problems)) return std::move(loader.reader.problems);
  loader.reader.pack.words.resize(loader.reader.pack.vocabulary.size());
  index(loader.reader.pack);
  return std::move(loader.reader.pack);
}

}  // namespace inforce::pack
