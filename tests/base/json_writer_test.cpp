#include "base/json_writer.h"

#include <catch2/catch.hpp>
#include <limits>
#include <vector>

using namespace dateline;

namespace {

template <class Value>
std::string written(const Value& value) {
  JsonWriter json;
  json.value(value);
  return json.take();
}

}  // namespace

TEST_CASE("members and elements are parted by commas, whatever they hold") {
  JsonWriter json;
  json.begin_object();
  json.member("a", "[");
  json.member("b", ":");
  json.array("c", std::vector<int>{1, 2}, [&](int number) { json.value(number); });
  json.array("d", std::vector<int>{}, [&](int number) { json.value(number); });
  json.key("e");
  json.begin_object();
  json.end_object();
  json.member("f", std::optional<bool>(true));
  json.member("g", std::optional<double>());
  json.end_object();
  CHECK(json.take() == R"({"a":"[","b":":","c":[1,2],"d":[],"e":{},"f":true,"g":null})");
  json.begin_array();
  json.end_array();
  CHECK(json.take() == "[]");
}

TEST_CASE("strings are escaped where JSON wants it and nowhere else") {
  CHECK(written("\"quoted\" \\ line\nend\t\x01") == R"("\"quoted\" \\ line\nend\t\u0001")");
  CHECK(written("Ha\xC5\x9F"
                "aka / \xD8\xAD\xD9\x84\xD8\xA8") ==
        "\"Ha\xC5\x9F"
        "aka / \xD8\xAD\xD9\x84\xD8\xA8\"");
}

TEST_CASE("bytes that are not UTF-8 are replaced one mistake at a time") {
  CHECK(written("a\xFF"
                "b") ==
        "\"a\xEF\xBF\xBD"
        "b\"");
  CHECK(written("cut \xD8") == "\"cut \xEF\xBF\xBD\"");
  CHECK(written("\xE0\x80") == "\"\xEF\xBF\xBD\xEF\xBF\xBD\"");
}

TEST_CASE("numbers have the fewest digits that stand for them, and one after the point") {
  CHECK(written(0.0) == "0.0");
  CHECK(written(-0.5) == "-0.5");
  CHECK(written(6000.0) == "6000.0");
  CHECK(written(1000000.0) == "1000000.0");
  CHECK(written(36.204824) == "36.204824");
  CHECK(written(0.1 + 0.2) == "0.30000000000000004");
  CHECK(written(0.0001) == "0.0001");
  CHECK(written(0.00002) == "2e-05");
  CHECK(written(1e20) == "1e+20");
  CHECK(written(std::numeric_limits<double>::infinity()) == "null");
  CHECK(written(std::numeric_limits<std::uint64_t>::max()) == "18446744073709551615");
}
