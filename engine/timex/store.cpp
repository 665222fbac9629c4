// SPDX-License-Identifier: MIT
#include "timex/store.h"

#include <cstring>
#include <optional>
#include <type_traits>

#include "base/hash.h"
#include "timex/loading.h"

namespace inforce::timex {
namespace {

// Of the sources that say what the stored numbers mean: another build's grammar is none of ours.
constexpr std::uint64_t kShape = INFORCE_GRAMMAR_SHAPE;

class Writer {
 public:
  std::string bytes;

  template <typename T>
  void plain(const T& value) {
    static_assert(std::has_unique_object_representations_v<T>);  // no padding: the same bytes
    bytes.append(reinterpret_cast<const char*>(&value), sizeof value);
  }
  template <typename T>
  void plain_list(const std::vector<T>& list) {
    plain(std::uint64_t{list.size()});
    for (const T& item : list) plain(item);
  }
  void text(const std::string& text) {
    plain(std::uint64_t{text.size()});
    bytes += text;
  }
  template <typename T, typename Each>
  void list(const std::vector<T>& list, Each each) {
    plain(std::uint64_t{list.size()});
    for (const T& item : list) each(item);
  }
};

class Reader {
 public:
  explicit Reader(std::string_view bytes) : bytes_(bytes) {}
  [[nodiscard]] bool done() const { return !failed_ && bytes_.empty(); }

  template <typename T>
  void plain(T& value) {
    if (bytes_.size() < sizeof value) return fail();
    std::memcpy(&value, bytes_.data(), sizeof value);
    bytes_.remove_prefix(sizeof value);
  }
  template <typename T>
  void plain_list(std::vector<T>& list) {
    const std::size_t size = count(sizeof(T));
    list.resize(size);
    if (size == 0) return;
    std::memcpy(list.data(), bytes_.data(), size * sizeof(T));
    bytes_.remove_prefix(size * sizeof(T));
  }
  void text(std::string& text) {
    const std::size_t size = count(1);
    text.assign(bytes_.substr(0, size));
    bytes_.remove_prefix(size);
  }
  template <typename T, typename Each>
  void list(std::vector<T>& list, Each each) {
    list.resize(count(1));
    for (T& item : list) each(item);
  }

 private:
  void fail() {
    failed_ = true;
    bytes_ = {};
  }
  // How many items of at least so many bytes follow; 0 where there are not as many bytes left.
  std::size_t count(std::size_t each) {
    std::uint64_t size = 0;
    plain(size);
    if (size > bytes_.size() / each) fail();
    return failed_ ? 0 : static_cast<std::size_t>(size);
  }

  std::string_view bytes_;
  bool failed_ = false;
};

template <typename Way, typename E>
void entry(Way& way, E& entry) {
  way.plain(entry.word_class);
  way.plain(entry.capital);
  way.plain(entry.value);
}

template <typename Way, typename S>
void slot(Way& way, S& slot) {
  way.plain(slot.how);
  way.plain(slot.field);
  way.plain(slot.classes);
  for (auto* number : {&slot.least, &slot.most, &slot.step}) way.plain(*number);
  for (auto* digits : {&slot.digits_least, &slot.digits_most}) way.plain(*digits);
}

template <typename Way, typename B>
void beside(Way& way, B& beside) {
  way.plain(beside.ids);
  way.plain(beside.any);
  way.plain(beside.classes);
  for (auto* flag : {&beside.number, &beside.capital, &beside.lower, &beside.edge, &beside.content})
    way.plain(*flag);
}

// All that is stored, in order, either way.
template <typename Way, typename T>
void visit(Way& way, T& t, std::vector<std::string>& words, std::vector<std::uint64_t>& firsts) {
  const auto texts = [&](auto& list) { way.list(list, [&](auto& text) { way.text(text); }); };
  texts(t.class_names);
  texts(words);
  way.text(t.decimal_marks);
  way.text(t.group_marks);
  texts(t.past_endings);
  texts(t.progressive_endings);
  way.list(t.entries,
           [&](auto& entries) { way.list(entries, [&](auto& each) { entry(way, each); }); });
  way.list(t.phrases, [&](auto& phrases) {
    way.list(phrases, [&](auto& phrase) {
      way.plain_list(phrase.tail);
      entry(way, phrase.entry);
    });
  });
  way.plain_list(t.classes);
  way.plain_list(t.classes_alone);
  way.list(t.slots, [&](auto& each) { slot(way, each); });
  way.plain_list(t.steps);
  way.list(t.rules, [&](auto& rule) {
    way.text(rule.id);
    way.plain(rule.kind);
    way.plain(rule.start);
    way.plain(rule.pack);
    way.plain(rule.second);
    way.list(rule.says, [&](auto& said) {
      way.plain(said.first);
      way.plain(said.second);
    });
    for (auto* side : {&rule.after, &rule.not_after, &rule.before, &rule.not_before})
      beside(way, *side);
    way.plain(rule.joined);
    way.plain(rule.where);
  });
  way.plain_list(firsts);
  way.plain_list(t.starts);
  way.plain_list(t.starting);
  way.plain_list(t.marks);
  way.plain_list(t.read_as);
}

}  // namespace

std::string to_bytes(const Tables& tables) {
  std::vector<std::string> words;
  for (std::size_t i = 0; i < tables.words.size(); ++i)
    words.emplace_back(tables.words.word(static_cast<Id>(kFirstWord + i)));
  std::vector<std::uint64_t> firsts = tables.firsts.all();
  Writer writer;
  visit(writer, tables, words, firsts);
  Writer file;
  file.plain(kShape);
  file.plain(hash_word(writer.bytes));
  return file.bytes + writer.bytes;
}

std::shared_ptr<Tables> from_bytes(std::string_view bytes) {
  std::uint64_t head[2] = {0, 0};
  if (bytes.size() < sizeof head) return nullptr;
  std::memcpy(head, bytes.data(), sizeof head);
  bytes.remove_prefix(sizeof head);
  if (head[0] != kShape || head[1] != hash_word(bytes)) return nullptr;
  auto tables = std::make_shared<Tables>();
  std::vector<std::string> words;
  std::vector<std::uint64_t> firsts;
  Reader reader(bytes);
  visit(reader, *tables, words, firsts);
  if (!reader.done()) return nullptr;
  for (const std::string& word : words) tables->words.add(word);
  tables->firsts = IdSets(kFirstWord + words.size(), std::move(firsts));
  name_classes(*tables);
  return tables;
}

}  // namespace inforce::timex
