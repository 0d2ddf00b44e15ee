#include <catch2/catch.hpp>
#include <string>
#include <vector>

#include "events/model/sha256.h"
#include "events/text/document_reader.h"
#include "events/text/encoding.h"
#include "events/text/text_structure.h"
#include "tests/fuzz/fuzz.h"
#include "tests/fuzz/mutator.h"
#include "tests/support/sample_documents.h"
#include "tests/support/temporary_folder.h"

using namespace dateline::events;
using namespace dateline::test;
using namespace std::string_literals;

namespace {

/// What holds of every document, however damaged its file was.
void check_document(const Document& document) {
  REQUIRE(valid_utf8_bytes(document.text) == document.text.size());
  REQUIRE(document.text.find_first_not_of(" \t\r\n\f\v") != std::string::npos);
  REQUIRE(document.sha256 == sha256(document.original));
  REQUIRE(document.text_sha256 == sha256(document.text));
  REQUIRE_FALSE(document.id.empty());
  REQUIRE(is_time_zone(document.time_zone));
  for (const std::string* field : {&document.title, &document.author, &document.url, &document.publisher}) {
    REQUIRE(valid_utf8_bytes(*field) == field->size());
  }
  const TextStructure structure = analyse_text(document.text);
  std::uint32_t last = 0;
  for (const Token& token : structure.tokens) {
    REQUIRE(token.span.begin >= last);
    REQUIRE(token.span.end > token.span.begin);
    last = token.span.end;
  }
  REQUIRE(last <= document.text.size());
}

void check_error(const dateline::Error& error) {
  REQUIRE(error.kind == dateline::Error::Kind::rejected);
  REQUIRE_FALSE(error.what.empty());
  REQUIRE(error.line().find_first_of("\n\r"s + '\0') == std::string::npos);
}

/// Reads damaged samples as files of this name; every file ends in documents or in errors, or both.
void fuzz(const std::string& name, std::vector<std::string> samples, std::vector<std::string> words, int rounds,
          InputFormat format = InputFormat::detect) {
  const TemporaryFolder folder("fuzz");
  Mutator mutator(fuzz_seed(), std::move(samples), std::move(words));
  for (int round = 0; round < fuzz_rounds(rounds); ++round) {
    INFO("round " << round);
    const std::string file = folder.write(name, mutator.next());
    int results = 0;
    read_documents(file, format, {}, [&](dateline::Result<Document> document) {
      ++results;
      if (document) {
        check_document(*document);
      } else {
        check_error(document.error());
      }
      return true;
    });
    REQUIRE((results > 0 || name.starts_with("many")));
  }
}

}  // namespace

TEST_CASE("Damaged plain text in any encoding") {
  fuzz("report.txt",
       {"BEIRUT: Shells fell on the bridge at الرقة on Tuesday.\n\n\"Nobody was hurt,\" residents said.\n",
        "\xFF\xFE"s + "S\0h\0e\0l\0l\0s\0 \0f\0e\0l\0l\0.\0"s, "Caf\xE9 d'Alep, \x93truce\x94 \x96 d\xE9j\xE0 vu.",
        "\xDE\xD5\xDD \xC7\xE1\xD8\xED\xD1\xC7\xE4 \xCD\xED \xC7\xE1\xE1\xED\xD1\xE3\xE6\xE4",
        "Обстрел Алеппо 27 июля."},
       {"\n\n", "U.S.", "--", "...", "\xE2\x80\xA8", "By N. Writer", "(Reuters) -"}, 1500);
}

TEST_CASE("Damaged newline-delimited JSON") {
  fuzz("many.ndjson",
       {R"({"id": "a", "text": "Shells fell.", "published": "2016-07-27", "time_zone": "Asia/Damascus"})"
        "\n{\"id\": 7, \"text\": \"Twice.\", \"published\": \"2016-07-27T10:00:00+03:00\"}\n"},
       {"{", "}", "\"text\"", "null", "[[[[", "\\u0000", "\\ud800", "1e999", "\n", "\"published\": \"20160727T1\""},
       1500, InputFormat::ndjson);
}

TEST_CASE("Damaged pages") {
  fuzz("page.html", {html_page()},
       {"<div>",
        "</div>",
        "<table><tr><td>",
        "<p",
        "<!--",
        "-->",
        "<![CDATA[",
        "&#x110000;",
        "&#0;",
        "&nbsp;",
        "<script>",
        "</script>",
        "<meta charset=utf-16>",
        "<pre>",
        "<form>",
        "<a href=x>",
        "<html lang=",
        "<time datetime=\"2016",
        "{\"@graph\":[[[",
        "hidden",
        "<body>",
        "<article>"},
       700, InputFormat::html);
}

TEST_CASE("Damaged mails") {
  fuzz("mail.eml",
       {mail_file(), "Message-ID: <1>\r\nSubject: =?utf-8?B?w6k=?=\r\nContent-Type: text/html\r\n\r\n<p>Shells."},
       {"--outer\r\n", "--inner--\r\n", "Content-Type: message/rfc822\r\n\r\n",
        "Content-Type: multipart/mixed; boundary=outer\r\n\r\n", "Content-Transfer-Encoding: x-uuencode\r\n",
        "=?utf-8?Q?=FF?=", "Date: 99999999999 Jul 99999 99:99:99 +9999\r\n", "charset=utf-7", "filename*0*=x''%FF",
        "\r\n\r\n", "From: <<<@"},
       700, InputFormat::mail);
}

TEST_CASE("Damaged feeds") {
  fuzz("feed.xml",
       {rss_feed(),
        "<feed xml:lang=\"en\"><title>T</title><entry><title>A</title><content type=\"xhtml\"><div><p>"
        "Shells</p></div></content><updated>2016-07-27T10:00:00Z</updated></entry></feed>"},
       {"<item>", "</item>", "<entry>", "]]>", "<![CDATA[", "<!--", "-->", "&a;", "<!DOCTYPE x [<!ENTITY a \"b\">]>",
        "<x:y z=", "<?xml encoding=\"utf-16\"?>", "</", "<"},
       1000, InputFormat::feed);
}

TEST_CASE("Damaged office documents") {
  const std::string words = "<w:p><w:r><w:t>Shells fell on Tuesday.</w:t><w:tab/></w:r></w:p>";
  const std::string text =
      "<text:p>Shells<text:note><text:note-body><text:p>N</text:p></text:note-body></text:note></text:p>";
  fuzz("note.docx", {docx_file(words), odt_file(text)}, {"PK\x01\x02", "PK\x05\x06", "<text:p>", "</w:p>"}, 700,
       InputFormat::office);
  // The XML inside, whole archives around it.
  Mutator mutator(fuzz_seed(), {words, text},
                  {"<w:t>", "</w:t>", "<mc:Fallback>", "</mc:Fallback>", "<text:note>", "</text:note>", "<text:p/>",
                   "&lt;", "&x;", "<!DOCTYPE a>", "<text:tracked-changes>"});
  const TemporaryFolder folder("fuzz");
  for (int round = 0; round < fuzz_rounds(400); ++round) {
    const std::string xml = mutator.next();
    for (const std::string& bytes : {docx_file(xml), odt_file(xml)}) {
      read_documents(folder.write("note.docx", bytes), InputFormat::detect, {},
                     [](dateline::Result<Document> document) {
                       document ? check_document(*document) : check_error(document.error());
                       return true;
                     });
    }
  }
}

TEST_CASE("Damaged PDF") {
  fuzz("note.pdf", {pdf_file({"Shells fell on the bridge.", "Twice."})}, {"endobj", "stream", "/Kids [2 0 R]", "<<<<"},
       12, InputFormat::pdf);
}

TEST_CASE("Damaged tables") {
  fuzz("many.csv",
       {"id,title,text,date\n1,Bridge,\"Shells \"\"fell\"\",\ntwice.\",2016-07-27\n2,Road,Nothing.,\"July 27, 2016\"\n",
        "id;text;time_zone\n1;Shells;Asia/Damascus\n"},
       {"\"", ",", "\n", "\r\n", ";", "\t", "\"\"", ",,,,", "text"}, 1500, InputFormat::csv);
}

TEST_CASE("Damaged web archives") {
  fuzz("many.warc",
       {warc_file(), warc_record("response", "https://x.example/", "application/http",
                                 "HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\nTransfer-Encoding: chunked\r\n"
                                 "Content-Encoding: gzip\r\n\r\n5\r\nShell\r\n0\r\n\r\n")},
       {"WARC/1.0\r\n", "Content-Length: 99999\r\n", "Content-Length: -5\r\n", "\r\n\r\n", "ffffffffffffffff\r\n",
        "Content-Encoding: deflate\r\n", "Transfer-Encoding: chunked\r\n", "HTTP/1.1 200 OK\r\n", " "},
       500, InputFormat::warc);
  fuzz("many.warc.gz", {gzip_file(warc_file()) + gzip_file(warc_file())}, {}, 300, InputFormat::warc);
}

TEST_CASE("Files whose format must be told") {
  fuzz("many",
       {html_page(), rss_feed(), mail_file(), warc_file(), "text,id\nShells,1\n", "{\"text\": \"Shells\"}\n",
        docx_file("<w:p/>"), gzip_file("Shells fell.")},
       {"<", "{", "%PDF-", "PK\x03\x04", "WARC/", "<?xml", "<!--", "\xFF\xFE", "\x1F\x8B"}, 600);
}
