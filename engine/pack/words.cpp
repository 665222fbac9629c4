// SPDX-License-Identifier: MIT
#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "base/text.h"
#include "pack/reader.h"

namespace inforce::pack {
namespace {

constexpr std::pair<std::string_view, Pos> kClasses[] = {
    {"determiner", Pos::determiner},
    {"preposition", Pos::preposition},
    {"conjunction", Pos::conjunction},
    {"subordinator", Pos::subordinator},
    {"relative", Pos::relative},
    {"pronoun", Pos::pronoun},
    {"modal", Pos::modal},
    {"have", Pos::have},
    {"be", Pos::be},
    {"do", Pos::do_},
    {"negation", Pos::negation},
    {"adverb", Pos::adverb},
    {"adjective", Pos::adjective},
    {"noun", Pos::noun},
    {"singular", Pos::singular},
};

std::string inflect(std::string_view word,
                    const std::vector<std::pair<std::string, std::string>>& table) {
  for (const auto& [ending, instead] : table) {
    if (word.size() >= ending.size() && word.substr(word.size() - ending.size()) == ending) {
      return std::string(word.substr(0, word.size() - ending.size())) + instead;
    }
  }
  return std::string(word);
}

void add_verb(Reader& reader, const std::array<std::string, 5>& forms) {
  static constexpr Form kForms[] = {Form::base, Form::third, Form::past, Form::participle,
                                    Form::ing};
  const Word base = reader.add_word(forms[0], Pos::verb);
  for (std::size_t i = 0; i < forms.size(); ++i) {
    WordInfo& info = reader.info(reader.add_word(forms[i], Pos::verb));
    info.forms = static_cast<std::uint8_t>(info.forms | static_cast<std::uint8_t>(kForms[i]));
    info.verb = base;
  }
}

}  // namespace

void read_words(Reader& reader, const yaml::Node& file) {
  reader.check_keys(file, {"inflect", "endings", "classes", "irregular", "regular", "phrasal",
                           "abbreviations", "ordinals", "reference", "mail"});
  if (const yaml::Node* inflections = file.find("inflect")) {
    for (const auto& [name, table] : inflections->entries) {
      for (const yaml::Node& row : table.items) {
        const std::vector<std::string> pair = reader.strings(row);
        if (pair.size() != 2) {
          reader.problem(row, "bad-inflection", "expected [ending, instead]");
          continue;
        }
        reader.suffixes[name.text].emplace_back(pair[0], pair[1]);
      }
    }
    reader.pack.singulars = reader.suffixes["singular"];
  }
  if (const yaml::Node* classes = file.find("classes")) {
    for (const auto& [name, words] : classes->entries) {
      const auto* known =
          std::find_if(std::begin(kClasses), std::end(kClasses),
                       [&name = name](const auto& entry) { return entry.first == name.text; });
      if (known == std::end(kClasses)) {
        reader.problem(name, "unknown-word-class",
                       fmt::format("no class is named '{}'", name.text));
        continue;
      }
      for (const std::string& word : reader.strings(words)) reader.add_word(word, known->second);
    }
  }
  if (const yaml::Node* endings = file.find("endings")) {
    static constexpr std::pair<std::string_view, Pos> kGuessed[] = {
        {"adverb", Pos::adverb}, {"noun", Pos::noun}, {"adjective", Pos::adjective}};
    reader.check_keys(*endings, {"adverb", "noun", "adjective"});
    for (const auto& [name, pos] : kGuessed) {
      const yaml::Node* list = endings->find(name);
      if (list == nullptr) continue;
      for (std::string& ending : reader.strings(*list))
        reader.pack.endings.emplace_back(std::move(ending), pos);
    }
  }
  if (const yaml::Node* irregular = file.find("irregular")) {
    for (const yaml::Node& row : irregular->items) {
      const std::vector<std::string> forms = reader.strings(row);
      if (forms.size() != 5) {
        reader.problem(row, "bad-verb", "expected [base, third person, past, participle, -ing]");
        continue;
      }
      add_verb(reader, {forms[0], forms[1], forms[2], forms[3], forms[4]});
    }
  }
  if (const yaml::Node* regular = file.find("regular")) {
    for (const std::string_view word : split(regular->text, ' ')) {
      if (word.empty()) continue;
      const std::string past = inflect(word, reader.suffixes["past"]);
      if (reader.pack.info(reader.pack.vocabulary.find(word)).forms != 0) continue;  // irregular
      add_verb(reader, {std::string(word), inflect(word, reader.suffixes["third"]), past, past,
                        inflect(word, reader.suffixes["ing"])});
    }
  }
  if (const yaml::Node* phrasal = file.find("phrasal")) {
    for (const std::string& words : reader.strings(*phrasal)) {
      const std::size_t space = words.find(' ');
      const Word verb = reader.pack.vocabulary.find(words.substr(0, space));
      if (space == std::string::npos || verb == kUnknown || reader.pack.info(verb).verb != verb) {
        reader.problem(*phrasal, "bad-phrasal",
                       fmt::format("'{}': expected a listed verb and a word", words));
        continue;
      }
      const Word whole = reader.pack.vocabulary.add(words);
      reader.info(whole).verb = whole;
      reader.pack.phrasals[{verb, reader.pack.vocabulary.add(words.substr(space + 1))}] = whole;
    }
  }
  if (const yaml::Node* list = file.find("abbreviations")) {
    for (std::string& word : reader.strings(*list))
      reader.pack.abbreviations.insert(std::move(word));
  }
  if (const yaml::Node* list = file.find("ordinals")) {
    for (const std::string& word : reader.strings(*list))
      reader.pack.ordinals.push_back(reader.pack.vocabulary.add(word));
  }
  if (const yaml::Node* reference = file.find("reference")) {
    const auto take = [&](std::string_view key, std::vector<Word>& words) {
      const yaml::Node* list = reference->find(key);
      if (list == nullptr) return;
      for (const std::string& word : reader.strings(*list)) {
        words.push_back(reader.pack.vocabulary.add(word));
      }
    };
    take("first", reader.pack.first_references);
    take("second", reader.pack.second_references);
    take("single", reader.pack.single_references);
    take("plural", reader.pack.plural_references);
  }
  if (const yaml::Node* mail = file.find("mail")) {
    text::MailWords& words = reader.pack.mail;
    const std::pair<std::string_view, std::vector<std::string>*> lists[] = {
        {"from", &words.from},       {"to", &words.to},       {"sent", &words.sent},
        {"subject", &words.subject}, {"wrote", &words.wrote}, {"original", &words.original},
        {"end", &words.end}};
    reader.check_keys(*mail, {"from", "to", "sent", "subject", "wrote", "original", "end"});
    for (const auto& [key, list] : lists) {
      if (const yaml::Node* node = mail->find(key)) *list = reader.strings(*node);
    }
  }
  // Plurals of the nouns that are listed, so that matching need not take words apart.
  const std::size_t listed = reader.pack.vocabulary.size();
  for (Word word = 1; word < listed; ++word) {
    if (!has(reader.pack.info(word).pos, Pos::noun)) continue;
    const std::string plural = inflect(reader.pack.vocabulary.text(word), reader.suffixes["third"]);
    const Word many = reader.add_word(plural, Pos::noun);
    reader.info(many).noun = word;
    reader.info(word).noun = word;
  }
}

}  // namespace inforce::pack
