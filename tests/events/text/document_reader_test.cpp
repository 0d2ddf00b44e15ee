#include "events/text/document_reader.h"

#include <catch2/catch.hpp>
#include <filesystem>
#include <fstream>
#include <string>
#include <vector>

#include "events/model/sha256.h"
#include "tests/support/temporary_folder.h"

using namespace dateline::events;
using namespace std::string_literals;

namespace {

/// Paths are text, as the command line gives them.
struct Folder : dateline::test::TemporaryFolder {
  Folder() : TemporaryFolder("reader") {}
  std::string write(const std::string& name, const std::string& bytes) const {
    return TemporaryFolder::write(name, bytes).string();
  }
  [[nodiscard]] std::string path() const { return TemporaryFolder::path().string(); }
};

struct Read {
  std::vector<Document> documents;
  std::vector<std::string> errors;
};

Read read(const std::string& path, const DocumentOptions& options = {}, InputFormat format = InputFormat::detect) {
  Read result;
  read_documents(path, format, options, [&](dateline::Result<Document> document) {
    if (document) {
      result.documents.push_back(*std::move(document));
    } else {
      CHECK(document.error().kind == dateline::Error::Kind::rejected);
      result.errors.push_back(document.error().line());
    }
    return true;
  });
  return result;
}

Document decoded(const std::string& bytes) {
  return read_document(bytes, "report.txt", {}).value();
}

std::string error_of(const std::string& bytes) {
  return read_document(bytes, "report.txt", {}).error().line();
}

std::string utf16(const std::u16string& text, bool little) {
  std::string bytes;
  for (const char16_t unit : text) {
    const char low = static_cast<char>(unit & 0xFF);
    const char high = static_cast<char>(unit >> 8);
    bytes += little ? low : high;
    bytes += little ? high : low;
  }
  return bytes;
}

}  // namespace

TEST_CASE("Text in UTF-8 is kept byte by byte and known by its digest") {
  const std::string bytes = "Fighting in حلب and Алеппо.\r\n";
  DocumentOptions options;
  options.time_zone = "Asia/Damascus";
  options.publisher = "Nova";
  options.published = parse_time("2015-05-04").value();
  const Document document = read_document(bytes, "report.txt", options).value();
  CHECK(document.text == bytes);
  CHECK(document.original == bytes);
  CHECK(document.encoding == "UTF-8");
  CHECK(document.sha256 == sha256(bytes));
  CHECK(document.id == document.sha256);
  CHECK(document.text_sha256 == document.sha256);
  CHECK(document.time_zone == "Asia/Damascus");
  CHECK(document.publisher == "Nova");
  CHECK(document.published.value == to_minutes({2015, 5, 4}));
  CHECK_FALSE(document.published.inferred);
}

TEST_CASE("Byte order marks name the encoding and are dropped") {
  const std::u16string text = u"The bridge at الرقة fell.";
  const std::string expected = "The bridge at الرقة fell.";
  CHECK(decoded("\xEF\xBB\xBF" + expected).text == expected);
  CHECK(decoded("\xFF\xFE" + utf16(text, true)).text == expected);
  CHECK(decoded("\xFE\xFF" + utf16(text, false)).text == expected);
  CHECK(decoded("\xFE\xFF" + utf16(text, false)).encoding == "UTF-16BE");
}

TEST_CASE("UTF-16 without a mark is recognised") {
  CHECK(decoded(utf16(u"The bridge fell on Monday.", true)).text == "The bridge fell on Monday.");
  CHECK(decoded(utf16(u"سقط الجسر يوم الاثنين في المدينة", false)).text == "سقط الجسر يوم الاثنين في المدينة");
}

TEST_CASE("Windows code pages are told apart, also in short texts") {
  // "The envoy's “truce” – déjà vu, señor." in Windows-1252.
  const Document western = decoded("The envoy\x92s \x93truce\x94 \x96 d\xE9j\xE0 vu, se\xF1or.");
  CHECK(western.encoding == "windows-1252");
  CHECK(western.text == "The envoy’s “truce” – déjà vu, señor.");
  // "قصف الطيران حي الليرمون" and "سقط الجسر" in Windows-1256.
  const Document arabic =
      decoded("\xDE\xD5\xDD \xC7\xE1\xD8\xED\xD1\xC7\xE4 \xCD\xED \xC7\xE1\xE1\xED\xD1\xE3\xE6\xE4");
  CHECK(arabic.encoding == "windows-1256");
  CHECK(arabic.text == "قصف الطيران حي الليرمون");
  CHECK(decoded("\xD3\xDE\xD8 \xC7\xE1\xCC\xD3\xD1").text == "سقط الجسر");
  CHECK(decoded("Caf\xE9 d'Alep").text == "Café d'Alep");
  CHECK(decoded("Reports from \xCD\xE1\xC8 (Aleppo) and \xCF\xE3\xD4\xDE (Damascus) differ.").text ==
        "Reports from حلب (Aleppo) and دمشق (Damascus) differ.");
}

TEST_CASE("What is no text is rejected in one line that names it") {
  CHECK(error_of("") == "report.txt: is empty; give a file that holds a report");
  CHECK(error_of(" \r\n\t") == "report.txt: is empty; give a file that holds a report");
  CHECK(error_of("\xEF\xBB\xBF\n") == "report.txt: is empty; give a file that holds a report");
  CHECK(error_of("%PDF-1.4 ...") == "report.txt: is a PDF, not text; give its text as a .txt file");
  CHECK(error_of("\x01\x02\x03\0\x05\x06\x07\x08 data"s) ==
        "report.txt: is binary data, not text; give its text as a .txt file");
  CHECK(error_of("abc\x01\x02\x03\x04\x05") == "report.txt: is binary data, not text; give its text as a .txt file");
  CHECK(error_of("\xFF\xFE" + utf16(u"Cut", true) + "x") ==
        "report.txt: is UTF-16LE text that breaks off in the middle of a character; save it as UTF-8");
  CHECK(error_of("سقط الجسر يوم الاثنين\xD9") == "report.txt: is not valid UTF-8 at byte 39; save it as UTF-8");
}

TEST_CASE("Files that cannot be read are rejected") {
  const Folder folder;
  const std::string missing = folder.path() + "/missing.txt";
  CHECK(read(missing).errors == std::vector{missing + ": no such file; check its name"});
  CHECK(read(folder.path()).errors ==
        std::vector{folder.path() + ": is a folder without documents; give one that holds reports"});
  CHECK(read(folder.path() + "/*.txt").errors ==
        std::vector{folder.path() + "/*.txt: no file has such a name; check the pattern"});
  const std::string none = folder.write("none.txt", "");
  CHECK(read(none).errors == std::vector{none + ": is empty; give a file that holds a report"});
}

TEST_CASE("A folder and a pattern stand for the documents in them, in order of their names") {
  const Folder folder;
  std::filesystem::create_directories(folder.path() + "/b/.hidden");
  const std::vector<std::string> files = {folder.write("a.txt", "Shells fell."), folder.write("b/c.html.gz", "Twice."),
                                          folder.write("d", "Nobody was hurt.")};
  folder.write("picture.jpg", "\xFF\xD8\xFF");
  folder.write("b/.hidden/e.txt", "Not this.");
  std::vector<std::string> names;
  for (const Document& document : read(folder.path()).documents) {
    names.push_back(document.name);
  }
  CHECK(names == files);
  CHECK(read(folder.path() + "/?.txt").documents.at(0).name == files[0]);
}

TEST_CASE("Newline-delimited JSON gives a document a line, and bad lines do not stop the good ones") {
  const Folder folder;
  const std::string first = R"({"id": "a", "text": "Shells fell.", "published": "2015-05-04", "title": "T",)"
                            R"( "publisher": "Nova", "language": "en", "note": "paraphrase"})";
  const std::string path =
      folder.write("reports.ndjson", "\n" + first + "\r\n" + R"({"id": "b", "text": "Nothing.", "published": ""})" +
                                         "\n{\"id\": \"c\", \"text\": \n\n" +
                                         R"({"id": "d", "text": "x", "published": "2015-02-30"})" + "\n" +
                                         R"({"text": "Last.", "published": "2015-05-04T22:30:00Z"})");
  DocumentOptions options;
  options.time_zone = "Asia/Damascus";
  const Read result = read(path, options);
  REQUIRE(result.documents.size() == 3);
  const Document& a = result.documents[0];
  CHECK(a.id == "a");
  CHECK(a.name == path + ":2");
  CHECK(a.original == first);
  CHECK(a.sha256 == sha256(first));
  CHECK(a.text == "Shells fell.");
  CHECK(a.title == "T");
  CHECK(a.publisher == "Nova");
  CHECK(a.language == "en");
  CHECK(a.note == "paraphrase");
  CHECK(a.published.value == to_minutes({2015, 5, 4}));
  CHECK_FALSE(result.documents[1].published.value.has_value());
  CHECK(result.documents[2].id == result.documents[2].sha256);
  CHECK(result.documents[2].published.value == to_minutes({2015, 5, 5}) + 90);
  REQUIRE(result.errors.size() == 2);
  CHECK(result.errors[0] == path + ":4: is not valid JSON; correct the line");
  CHECK(result.errors[1] == path +
                                ":6: `published` is \"2015-02-30\": 2015-02 has no day 30; write a time as 2016, "
                                "2016-07, 2016-07-26 or 2016-07-26T14:30");
}

TEST_CASE("Dates, writers and languages come in the forms in which JSON is found to have them") {
  const Folder folder;
  DocumentOptions options;
  options.time_zone = "Asia/Damascus";
  const CivilMinute half_past_two = to_minutes({2016, 7, 27}) + 14 * 60 + 30;
  for (const char* date :
       {"\"Wed, 27 Jul 2016 11:30:00 GMT\"", "\"2016-07-27T11:30:00.000Z\"", "\"2016-07-27 14:30:00 +03:00\"",
        "1469619000", "1469619000000", "1469619000.5", "\"27/07/2016 14:30\""}) {
    INFO(date);
    const Read result = read(
        folder.write("one.ndjson", std::string(R"({"text": "Shells fell.", "published": )") + date + "}"), options);
    REQUIRE(result.errors.empty());
    CHECK(result.documents.at(0).published.value == half_past_two);
  }
  const Read result =
      read(folder.write("more.ndjson", R"({"text": "Shells fell.", "author": ["A. Writer", "B. Writer"],)"
                                       R"( "language": "English", "published": "27 July 2016"})"
                                       "\n"
                                       R"({"text": "Shells fell.", "language": "en-GB", "author": [1]})"
                                       "\n" +
                                           std::string(R"({"text": "Shells fell.", "time_zone": ")") +
                                           std::string(5000, 'x') + "\"}\n" + R"({"text": "Shells fell.", "id": )" +
                                           std::string(200'000, '[') + std::string(200'000, ']') + "}"),
           options);
  REQUIRE(result.documents.size() == 2);
  CHECK(result.documents[0].author == "A. Writer, B. Writer");
  CHECK(result.documents[0].language.empty());
  CHECK(result.documents[0].published.value == to_minutes({2016, 7, 27}));
  CHECK(result.documents[1].id == result.documents[1].sha256);
  REQUIRE(result.errors.size() == 2);
  CHECK(result.errors[0].find("`author` is not a string") != std::string::npos);
  CHECK(result.errors[1].size() < 1000);
}

TEST_CASE("The first line decides between text and JSON unless the caller does") {
  const Folder folder;
  const std::string braces = folder.write("braces.txt", "{sic} the mayor wrote.\n{\"text\": \"x\"}\n");
  CHECK(read(braces).documents.size() == 1);
  CHECK(read(braces).documents.at(0).name == braces);
  CHECK(read(braces, {}, InputFormat::ndjson).documents.size() == 1);
  CHECK(read(braces, {}, InputFormat::ndjson).errors.size() == 1);
  const std::string lines = folder.write("lines.json", "{\"text\": \"x\"}\n");
  CHECK(read(lines).documents.at(0).text == "x");
  CHECK(read(lines, {}, InputFormat::text).documents.at(0).text == "{\"text\": \"x\"}\n");
}

TEST_CASE("A receiver that has enough stops the reading") {
  const Folder folder;
  const std::string path = folder.write("many.ndjson", "{\"text\": \"a\"}\n{\"text\": \"b\"}\n{\"text\": \"c\"}\n");
  int count = 0;
  read_documents(path, InputFormat::detect, {}, [&](const dateline::Result<Document>&) { return ++count < 2; });
  CHECK(count == 2);
}

TEST_CASE("A document over the limit is rejected without being read to its end") {
  const Folder folder;
  const std::string path = folder.write("large.txt", "");
  std::filesystem::resize_file(path, kMaxDocumentBytes + 1);
  CHECK(read(path).errors == std::vector{path + ": is larger than 256 MB; split it"});
}

TEST_CASE("A text that is longer than a report's is rejected, and the next one is read") {
  const Folder folder;
  const std::string longest(kMaxTextBytes, 'a');
  const std::string path = folder.write("many.ndjson", "{\"id\": \"a\", \"text\": \"" + longest + "b\"}\n" +
                                                           "{\"id\": \"b\", \"text\": \"" + longest + "\"}\n");
  const Read result = read(path);
  CHECK(result.errors == std::vector{path + ":1: holds more than 8 MB of text; split it"});
  REQUIRE(result.documents.size() == 1);
  CHECK(result.documents[0].id == "b");
}
