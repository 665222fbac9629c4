// SPDX-License-Identifier: MIT
#include "yaml/node.h"

#include <fmt/format.h>
#include <yaml-cpp/eventhandler.h>
#include <yaml-cpp/yaml.h>

#include <algorithm>
#include <sstream>

namespace inforce::yaml {
namespace {

constexpr std::size_t kDeepest = 64;

// Thrown by Builder to leave yaml-cpp's parser; never leaves parse().
struct Refused {
  Diagnostic why;
};

// Builds the tree from yaml-cpp's events: unlike its Node, events do not merge or share anything.
class Builder : public YAML::EventHandler {
 public:
  explicit Builder(const std::string& file) : file_(file) {}
  Node root;

  void OnDocumentStart(const YAML::Mark&) override {}
  void OnDocumentEnd() override {}
  void OnNull(const YAML::Mark& mark, YAML::anchor_t) override { put(make(Node::Kind::null, mark)); }
  void OnAlias(const YAML::Mark& mark, YAML::anchor_t) override {
    throw Refused{error("yaml-alias", place(mark), "aliases (*name) are not read; write it out")};
  }
  void OnScalar(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t,
                const std::string& value) override {
    Node node = make(Node::Kind::scalar, mark);
    node.quoted = tag == "!";
    if (!node.quoted && (value == "~" || value == "null")) {
      node.kind = Node::Kind::null;
    } else {
      node.text = value;
    }
    put(std::move(node));
  }
  void OnSequenceStart(const YAML::Mark& mark, const std::string&, YAML::anchor_t,
                       YAML::EmitterStyle::value) override {
    open(make(Node::Kind::list, mark));
  }
  void OnSequenceEnd() override { close(); }
  void OnMapStart(const YAML::Mark& mark, const std::string&, YAML::anchor_t,
                  YAML::EmitterStyle::value) override {
    open(make(Node::Kind::map, mark));
  }
  void OnMapEnd() override { close(); }

 private:
  struct Open {
    Node node;
    bool has_key = false;
    Node key;
  };

  [[nodiscard]] Place place(const YAML::Mark& mark) const {
    return {file_, mark.line + 1, mark.column + 1};
  }
  [[nodiscard]] Node make(Node::Kind kind, const YAML::Mark& mark) const {
    Node node;
    node.kind = kind;
    node.place = place(mark);
    return node;
  }
  void open(Node node) {
    if (open_.size() >= kDeepest) {
      throw Refused{error("yaml-too-deep", node.place, "nested more than 64 levels deep")};
    }
    open_.push_back({std::move(node), false, {}});
  }
  void close() {
    Node done = std::move(open_.back().node);
    open_.pop_back();
    put(std::move(done));
  }
  void put(Node node) {
    if (open_.empty()) {
      root = std::move(node);
      return;
    }
    Open& top = open_.back();
    if (top.node.is_list()) {
      top.node.items.push_back(std::move(node));
    } else if (!top.has_key) {
      if (node.kind == Node::Kind::list || node.kind == Node::Kind::map) {
        throw Refused{error("yaml-key", node.place, "a key must be a word")};
      }
      if (top.node.find(node.text) != nullptr) {
        throw Refused{error("duplicate-key", node.place,
                            fmt::format("'{}' stands twice here; keep one", node.text))};
      }
      top.key = std::move(node);
      top.has_key = true;
    } else {
      top.node.entries.emplace_back(std::move(top.key), std::move(node));
      top.has_key = false;
    }
  }

  const std::string& file_;
  std::vector<Open> open_;
};

bool reads_back_plain(std::string_view words) {
  if (words.empty() || words.front() == ' ' || words.back() == ' ') return false;
  static constexpr std::string_view kWords[] = {"null", "true", "false", "yes", "no", "on",
                                                "off",  "Null", "True",  "False", "Yes", "No",
                                                "NULL", "TRUE", "FALSE", "y",    "n",   "~"};
  if (std::find(std::begin(kWords), std::end(kWords), words) != std::end(kWords)) return false;
  const char first = words.front();
  const bool letter = (first >= 'a' && first <= 'z') || (first >= 'A' && first <= 'Z');
  if (!letter) return false;
  return std::all_of(words.begin(), words.end(), [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
           c == '-' || c == '_' || c == '.' || c == '/' || c == ' ' || c == '(' || c == ')' ||
           c == ';';
  });
}

}  // namespace

const Node* Node::find(std::string_view key) const {
  const auto found = std::find_if(entries.begin(), entries.end(),
                                  [&](const auto& entry) { return entry.first.text == key; });
  return found == entries.end() ? nullptr : &found->second;
}

Result<Node> parse(std::string_view text, const std::string& file) {
  std::istringstream in{std::string(text)};
  Builder builder(file);
  try {
    YAML::Parser parser(in);
    parser.HandleNextDocument(builder);
    return std::move(builder.root);
  } catch (const Refused& refused) {
    return refused.why;
  } catch (const YAML::Exception& problem) {
    return error("yaml-syntax", {file, problem.mark.line + 1, problem.mark.column + 1}, problem.msg);
  }
}

std::string quoted(std::string_view words) {
  if (reads_back_plain(words)) return std::string(words);
  std::string out = "\"";
  for (const char c : words) {
    const auto byte = static_cast<unsigned char>(c);
    if (c == '"' || c == '\\') {
      out += '\\';
      out += c;
    } else if (c == '\n') {
      out += "\\n";
    } else if (c == '\t') {
      out += "\\t";
    } else if (byte < 0x20 || byte == 0x7F) {
      out += fmt::format("\\x{:02x}", byte);
    } else {
      out += c;
    }
  }
  return out + '"';
}

}  // namespace inforce::yaml
