// SPDX-License-Identifier: MIT
#include <fmt/format.h>

#include <charconv>
#include <unordered_set>

#include "base/text.h"
#include "timex/loading.h"
#include "timex/scan.h"

namespace inforce::timex {
namespace {

constexpr std::int64_t kMostDigits = 9;  // of a token

using yaml::Node;

class Words {
 public:
  explicit Words(Loading& loading) : loading_(loading) {}

  void read(const Node& root) {
    loading_.each_entry(root, [&](const Node& key, const Node& value) {
      if (key.text == "words") {
        loading_.each_entry(value,
                            [&](const Node& name, const Node& words) { word_class(name, words); });
      } else if (key.text == "slots") {
        loading_.each_entry(value,
                            [&](const Node& name, const Node& slot) { add_slot(name, slot); });
      } else if (key.text == "past-endings") {
        add_endings(value, loading_.tables->past_endings);
      } else if (key.text == "progressive-endings") {
        add_endings(value, loading_.tables->progressive_endings);
      } else if (key.text == "decimal") {
        add_mark(value, loading_.tables->decimal_marks);
      } else if (key.text == "group") {
        add_mark(value, loading_.tables->group_marks);
      } else {
        loading_.wrong(key, fmt::format("'{}' is not a part of a lexicon: write words, slots, "
                                        "decimal, group, past-endings or progressive-endings",
                                        key.text));
      }
    });
  }

 private:
  static void add_endings(const Node& node, std::vector<std::string>& endings) {
    for (const std::string_view ending : split(node.text, ','))
      endings.push_back(to_lower_ascii(trim(ending)));
  }

  // Of several languages each has its own: which is meant, the digits behind it tell.
  void add_mark(const Node& node, std::string& marks) {
    if (node.text.size() != 1 || static_cast<unsigned char>(node.text[0]) >= 0x80)
      loading_.wrong(node, "one sign stands in numbers: write \".\" or \",\"");
    else if (marks.find(node.text) == std::string::npos)
      marks += node.text;
  }

  std::optional<std::uint16_t> make_class(const std::string& name) {
    if (const auto known = loading_.find_class(name)) return known;
    auto& names = loading_.tables->class_names;
    if (names.size() == Classes::kMost) return std::nullopt;
    names.push_back(name);
    return static_cast<std::uint16_t>(names.size() - 1);
  }

  // Words with commas between them; or values, each with its words.
  void word_class(const Node& name, const Node& words) {
    const std::optional<std::uint16_t> index = make_class(name.text);
    if (!index) {
      loading_.wrong(name, fmt::format("more than {} classes of words", Classes::kMost));
      return;
    }
    if (words.is_scalar()) {
      add_words(words, *index, 1);
      return;
    }
    loading_.each_entry(words, [&](const Node& value, const Node& of_value) {
      const std::optional<std::int64_t> meaning = find_value(value.text);
      if (!meaning) {
        loading_.wrong(
            value, fmt::format("'{}' is not a value: a number, or a name such as Y, MO, END, 12-25",
                               value.text));
      } else {
        loading_.meanings.push_back({*index, *meaning, value.place});
        add_words(of_value, *index, *meaning);
      }
    });
  }

  void add_words(const Node& node, std::uint16_t index, std::int64_t value) {
    for (const std::string_view words : split(node.text, ',')) add_word(node, words, index, value);
  }

  void add_word(const Node& node, std::string_view text, std::uint16_t index, std::int64_t value) {
    Tables& t = *loading_.tables;
    Scanner scanner(text, t.words);
    std::vector<Token> room;
    const Tokens tokens = scanner.next(room);
    std::vector<Id> ids;
    for (const Token& token : tokens) {
      const std::string_view word = text.substr(token.begin, token.end - token.begin);
      ids.push_back(token.is(Token::word) ? t.words.add(word) : token.id);
    }
    if (t.words.size() == WordTable::kMost) return;  // load_grammar() complains
    if (ids.empty() || ids.front() < kFirstWord) {
      loading_.wrong(node, fmt::format("'{}' does not begin with a word", text));
      return;
    }
    grow(t);
    const Entry entry{index, tokens.front().is(Token::capital), value};
    const std::size_t first = ids.front() - kFirstWord;
    if (ids.size() == 1) {
      t.entries[first].push_back(entry);
    } else {
      t.phrases[first].push_back({{ids.begin() + 1, ids.end()}, entry});
    }
    t.classes[kFirstWord + first].add(index);
  }

  void add_slot(const Node& name, const Node& node) {
    Slot slot;
    loading_.each_entry(node, [&](const Node& key, const Node& value) {
      if (key.text == "words") {
        for (const std::string_view word : split(value.text, ' ')) {
          const std::optional<std::uint16_t> index = loading_.find_class(word);
          if (index)
            slot.classes.add(*index);
          else
            loading_.wrong(value, fmt::format("no class of words is named '{}'", word));
        }
      } else if (key.text == "number" || key.text == "count" || key.text == "ordinal" ||
                 key.text == "year") {
        slot.how = key.text == "number"    ? Slot::How::number
                   : key.text == "count"   ? Slot::How::count
                   : key.text == "ordinal" ? Slot::How::ordinal
                                           : Slot::How::year;
        const auto [least, most] = range(value);
        slot.least = least;
        slot.most = most;
      } else if (key.text == "step") {
        slot.step = range(value).first;
        if (slot.step == 0) {
          loading_.wrong(value,
                         "a step of 0 leads nowhere: write 10 for decades, -1 to count back");
          slot.step = 1;
        }
      } else if (key.text == "name") {
        slot.how = value.text == "other" ? Slot::How::other : Slot::How::name;
        if (value.text != "any" && value.text != "other")
          loading_.wrong(value, "a name is 'any', or 'other' than what rules know and small");
      } else if (key.text == "digits") {
        const auto [least, most] = range(value);
        if (least < 1 || most > kMostDigits)
          loading_.wrong(value, fmt::format("a number has 1..{} digits", kMostDigits));
        slot.digits_least = static_cast<std::uint8_t>(least);
        slot.digits_most = static_cast<std::uint8_t>(most);
      } else if (key.text == "field") {
        const std::optional<Field> field = find_field(value.text);
        if (field)
          slot.field = *field;
        else
          loading_.wrong(value, fmt::format("no field is named '{}'", value.text));
      } else {
        loading_.wrong(key, fmt::format("'{}' is not a part of a slot", key.text));
      }
    });
    check_range(node, slot);
    loading_.tables->slots.push_back(slot);
    loading_.names.slots[name.text] = static_cast<std::uint16_t>(loading_.tables->slots.size() - 1);
  }

  // Of what is read of digits, ordinals and years; counts are in thousandths and of any size.
  void check_range(const Node& node, const Slot& slot) {
    if (slot.how != Slot::How::number && slot.how != Slot::How::ordinal &&
        slot.how != Slot::How::year)
      return;
    for (const std::int64_t value : {slot.least, slot.most}) {
      const std::string what = complaint_of(slot.field, slot.step < 0 ? -value : value);
      if (!what.empty()) return loading_.wrong(node, what);
    }
  }

  std::pair<std::int64_t, std::int64_t> range(const Node& node) {
    const std::size_t dots = node.text.find("..");
    const auto number = [&](std::string_view text) {
      std::int64_t value = 0;
      const auto [end, bad] = std::from_chars(text.data(), text.data() + text.size(), value);
      if (bad != std::errc{} || end != text.data() + text.size()) {
        loading_.wrong(node, fmt::format("'{}' is not a range such as 1..31", node.text));
      }
      return value;
    };
    const std::string_view text = node.text;
    if (dots == std::string::npos) return {number(text), number(text)};
    return {number(text.substr(0, dots)), number(text.substr(dots + 2))};
  }

  static void grow(Tables& t) {
    t.entries.resize(t.words.size());
    t.phrases.resize(t.words.size());
    t.classes.resize(kFirstWord + t.words.size());
  }

  Loading& loading_;
};

}  // namespace

void load_words(const Node& root, Loading& loading) { Words(loading).read(root); }

void check_slots(Loading& loading) {
  std::unordered_set<const Loading::Meaning*> wrong;  // one complaint of each
  for (const Slot& slot : loading.tables->slots) {
    for (const Loading::Meaning& meaning : loading.meanings) {
      if (slot.how != Slot::How::words || !slot.classes.has(meaning.word_class)) continue;
      const std::string what =
          complaint_of(slot.field, slot.step < 0 ? -meaning.value : meaning.value);
      if (what.empty() || !wrong.insert(&meaning).second) continue;
      loading.diagnostics.push_back(error("time-pack", meaning.place, what));
    }
  }
}

}  // namespace inforce::timex
