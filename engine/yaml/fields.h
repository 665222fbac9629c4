// SPDX-License-Identifier: MIT
#pragma once
// yaml/fields.h - a map of known keys into a struct, by a table; every complaint has its place.
//
//   constexpr Field<Party> kParty[] = {
//       {"id", words<&Party::id>},
//       {"aliases", word_list<&Party::aliases>},
//   };
//   read_fields(reader, node, party, kParty);
//
//   model.yaml:7:5: error: no field 'alias' here; did you mean 'aliases'? [unknown-key]
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/suggest.h"
#include "yaml/node.h"

namespace inforce::yaml {

// Where complaints go; reading goes on after each.
class Reader {
 public:
  explicit Reader(Diagnostics& problems) : problems_(problems) {}

  void fail(const Node& node, std::string code, std::string message);

  // The words of a scalar; anything else is a complaint and empty words.
  std::string words(const Node& node);

  // A list's items; a single value stands for a list of one.
  static std::vector<const Node*> items(const Node& node);

  void unknown_key(const Node& key, const std::vector<std::string_view>& known);
  [[nodiscard]] bool expect_map(const Node& node);

 private:
  Diagnostics& problems_;
};

template <typename T>
struct Field {
  std::string_view key;
  void (*read)(Reader& reader, const Node& value, T& into);
};

// Keys of the map that are not in the table are complaints; a key without a value is left out.
template <typename T, std::size_t N>
void read_fields(Reader& reader, const Node& node, T& into, const Field<T> (&fields)[N]) {
  if (!reader.expect_map(node)) return;
  for (const auto& [key, value] : node.entries) {
    const Field<T>* known = nullptr;
    for (const Field<T>& field : fields) {
      if (field.key == key.text) known = &field;
    }
    if (known == nullptr) {
      std::vector<std::string_view> keys;
      for (const Field<T>& field : fields) keys.push_back(field.key);
      reader.unknown_key(key, keys);
    } else if (!value.is_null()) {
      known->read(reader, value, into);
    }
  }
}

template <typename T>
struct MemberOf;
template <typename Class, typename Value>
struct MemberOf<Value Class::*> {
  using type = Class;
};

// Readers of one member, for tables: a word, and a list of words.
template <auto Member>
void words(Reader& reader, const Node& value, typename MemberOf<decltype(Member)>::type& into) {
  into.*Member = reader.words(value);
}
template <auto Member>
void word_list(Reader& reader, const Node& value, typename MemberOf<decltype(Member)>::type& into) {
  for (const Node* item : Reader::items(value)) (into.*Member).push_back(reader.words(*item));
}

}  // namespace inforce::yaml
