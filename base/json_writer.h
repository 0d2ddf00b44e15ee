#pragma once

#include <charconv>
#include <concepts>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

namespace dateline {

/// Writes JSON on one line into one buffer, as it comes: no tree of values is built. The caller gives names and values
/// in turn and closes what it opened. Strings may hold any bytes; what is not UTF-8 is replaced by U+FFFD.
class JsonWriter {
 public:
  void begin_object() { open('{'); }
  void end_object() { out_ += '}'; }
  void begin_array() { open('['); }
  void end_array() { out_ += ']'; }
  /// The name of the member whose value comes next. `name` needs no escapes.
  void key(std::string_view name);

  void value(std::string_view text);
  void value(const char* text) { value(std::string_view(text)); }
  void value(std::nullptr_t) { literal("null"); }
  void value(bool yes) { literal(yes ? "true" : "false"); }
  /// The shortest digits that stand for the number, with at least one after the point; null where it is not finite.
  void value(double number);
  template <std::integral Number>
  void value(Number number) {
    separate();
    char digits[24];
    out_.append(digits, std::to_chars(digits, digits + sizeof digits, number).ptr);
  }
  /// Null where there is none.
  template <class Value>
  void value(const std::optional<Value>& some) {
    some ? value(*some) : value(nullptr);
  }

  template <class Value>
  void member(std::string_view name, const Value& some) {
    key(name);
    value(some);
  }

  /// A member whose value is an array: `write` writes the value of each thing.
  template <class Things, class Write>
  void array(std::string_view name, const Things& things, Write write) {
    key(name);
    begin_array();
    for (const auto& thing : things) {
      write(thing);
    }
    end_array();
  }

  /// What was written; the writer begins anew.
  [[nodiscard]] std::string take() { return std::exchange(out_, {}); }

 private:
  // The comma before what is neither the first of its list nor the value of a name.
  void separate() {
    const char last = out_.empty() ? '[' : out_.back();
    if (last != '[' && last != '{' && last != ':') {
      out_ += ',';
    }
  }
  void open(char bracket) {
    separate();
    out_ += bracket;
  }
  void literal(std::string_view word) {
    separate();
    out_ += word;
  }

  std::string out_;
};

}  // namespace dateline
