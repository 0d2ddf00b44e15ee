#include "tests/support/sample_documents.h"

#include <fmt/format.h>
#include <zlib.h>

namespace dateline::test {

namespace {

std::string little_endian(unsigned long value, int bytes) {
  std::string out;
  for (int i = 0; i < bytes; ++i) {
    out += static_cast<char>(value >> (8 * i) & 0xFF);
  }
  return out;
}

std::string compressed(const std::string& bytes, int window) {
  z_stream stream{};
  deflateInit2(&stream, 1, Z_DEFLATED, window, 8, Z_DEFAULT_STRATEGY);
  std::string out(deflateBound(&stream, bytes.size()) + 64, '\0');
  stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(bytes.data()));
  stream.avail_in = static_cast<uInt>(bytes.size());
  stream.next_out = reinterpret_cast<Bytef*>(out.data());
  stream.avail_out = static_cast<uInt>(out.size());
  deflate(&stream, Z_FINISH);
  out.resize(stream.total_out);
  deflateEnd(&stream);
  return out;
}

}  // namespace

std::string zip_file(const std::vector<std::pair<std::string, std::string>>& entries, bool deflated) {
  std::string file;
  std::string directory;
  for (const auto& [name, bytes] : entries) {
    const std::string stored = deflated ? compressed(bytes, -15) : bytes;
    const unsigned long check = crc32(0, reinterpret_cast<const Bytef*>(bytes.data()), static_cast<uInt>(bytes.size()));
    const std::string common = little_endian(20, 2) + little_endian(0, 2) + little_endian(deflated ? 8 : 0, 2) +
                               little_endian(0, 4) + little_endian(check, 4) + little_endian(stored.size(), 4) +
                               little_endian(bytes.size(), 4) + little_endian(name.size(), 2) + little_endian(0, 2);
    directory += "PK\x01\x02" + little_endian(20, 2) + common + little_endian(0, 2) + little_endian(0, 2) +
                 little_endian(0, 2) + little_endian(0, 4) + little_endian(file.size(), 4) + name;
    file += "PK\x03\x04" + common + name + stored;
  }
  const std::size_t begin = file.size();
  return file + directory + "PK\x05\x06" + little_endian(0, 4) + little_endian(entries.size(), 2) +
         little_endian(entries.size(), 2) + little_endian(directory.size(), 4) + little_endian(begin, 4) +
         little_endian(0, 2);
}

std::string gzip_file(const std::string& bytes) {
  return compressed(bytes, 15 + 16);
}

std::string html_page() {
  return R"html(<!DOCTYPE html>
<html lang="en-GB"><head><meta charset="utf-8"><title>Bridge shelled | The Nova Gazette</title>
<meta property="og:site_name" content="The Nova Gazette">
<meta property="article:published_time" content="2016-07-27T14:30:00+03:00">
<meta property="article:modified_time" content="2016-07-29T09:00:00+03:00">
<link rel="canonical" href="https://nova.example/world/bridge">
<script type="application/ld+json">{"@context": "https://schema.org", "@type": "NewsArticle",
 "headline": "Bridge shelled near Raqqa", "author": [{"@type": "Person", "name": "N. Writer"}]}</script>
<script>var tracker = "Damascus";</script><style>p { color: red }</style></head>
<body><header class="site-header"><nav><ul><li><a href="/">Home</a></li><li><a href="/w">World</a></li></ul></nav></header>
<article><h1>Bridge shelled near Raqqa</h1><p class="byline">By N. Writer</p>
<figure><img src="b.jpg" alt="A bridge"><figcaption>The bridge on Tuesday.</figcaption></figure>
<p>Government forces shelled the <b>bridge</b> east of the town on Tuesday, killing four&nbsp;people, residents said,
and the road to the north was closed for the rest of the day.</p>
<div class="related-stories"><h3>Related</h3><ul><li><a href="/1">Ministers meet in Geneva</a></li></ul></div>
<p>A spokesman for the army denied it, saying that no unit had fired, and that &ldquo;armed groups&rdquo; were to
blame for the attack.</p><p>Aid workers reached the town, which lies on the river, in the evening.</p></article>
<aside><h2>Most read</h2><p><a href="/2">Floods in Sudan leave thousands without a home</a></p></aside>
<footer><p>Copyright The Nova Gazette, London. All rights reserved.</p></footer></body></html>
)html";
}

std::string rss_feed() {
  return R"xml(<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/">
<channel><title>Nova Wire</title><link>https://nova.example/</link><language>en-us</language>
<description>News &amp; views</description>
<item><title>Village shelled</title><link>https://nova.example/1</link><dc:creator>N. Writer</dc:creator>
<pubDate>Wed, 27 Jul 2016 14:30:00 +0300</pubDate>
<description>Short.</description>
<content:encoded><![CDATA[<p>Shells fell on the village on Tuesday.</p><p>Nobody was hurt, <i>residents</i> said.</p>]]></content:encoded>
</item>
<item><title>Truce &amp; talks</title><description>&lt;p&gt;A truce held in the town.&lt;/p&gt;</description></item>
</channel></rss>
)xml";
}

std::string mail_file() {
  return "Received: from mail.nova.example by desk.example; Wed, 27 Jul 2016 11:31:00 +0000\r\n"
         "Message-ID: <1@nova.example>\r\nMIME-Version: 1.0\r\n"
         "From: =?UTF-8?Q?Nova_D=C3=A9sk?= <desk@nova.example>\r\nTo: reader@desk.example\r\n"
         "Subject: Two killed\r\n in shelling\r\nDate: Wed, 27 Jul 2016 14:30:00 +0300\r\n"
         "Content-Type: multipart/mixed; boundary=outer\r\n\r\n--outer\r\n"
         "Content-Type: multipart/alternative; boundary=inner\r\n\r\n--inner\r\n"
         "Content-Type: text/plain; charset=windows-1252\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n"
         "Two people were killed on Tuesday at the caf=E9, the gov=\r\nernor said.\r\n--inner\r\n"
         "Content-Type: text/html; charset=utf-8\r\n\r\n<p>Two people were killed.</p>\r\n--inner--\r\n--outer\r\n"
         "Content-Type: text/plain; name=notes.txt\r\nContent-Disposition: attachment; filename=notes.txt\r\n"
         "Content-Transfer-Encoding: base64\r\n\r\nU2hlbGxzIGZlbGwgb24gTW9uZGF5Lg==\r\n--outer--\r\n";
}

std::string docx_file(const std::string& body) {
  return zip_file(
      {{"[Content_Types].xml", "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"/>"},
       {"word/document.xml",
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?><w:document "
        "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\" "
        "xmlns:mc=\"http://schemas.openxmlformats.org/markup-compatibility/2006\"><w:body>" +
            body + "</w:body></w:document>"},
       {"docProps/core.xml",
        "<cp:coreProperties xmlns:cp=\"urn:cp\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\" "
        "xmlns:dcterms=\"http://purl.org/dc/terms/\"><dc:title>Weekly note</dc:title><dc:creator>N. Writer</dc:creator>"
        "<dcterms:created>2019-01-01T00:00:00Z</dcterms:created></cp:coreProperties>"}},
      true);
}

std::string odt_file(const std::string& body) {
  return zip_file(
      {{"mimetype", "application/vnd.oasis.opendocument.text"},
       {"content.xml",
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?><office:document-content "
        "xmlns:office=\"urn:oasis:names:tc:opendocument:xmlns:office:1.0\" "
        "xmlns:text=\"urn:oasis:names:tc:opendocument:xmlns:text:1.0\"><office:body><office:text>" +
            body + "</office:text></office:body></office:document-content>"},
       {"meta.xml",
        "<office:document-meta xmlns:office=\"urn:oasis:names:tc:opendocument:xmlns:office:1.0\" "
        "xmlns:dc=\"http://purl.org/dc/elements/1.1/\"><office:meta><dc:title>Weekly note</dc:title></office:meta>"
        "</office:document-meta>"}});
}

std::string pdf_file(const std::vector<std::string>& pages) {
  std::vector<std::string> objects = {"<< /Type /Catalog /Pages 2 0 R >>", ""};
  std::string kids;
  for (const std::string& page : pages) {
    std::string stream = "BT /F1 12 Tf 14 TL 72 720 Td\n";
    for (std::size_t begin = 0; begin <= page.size();) {
      const std::size_t end = std::min(page.find('\n', begin), page.size());
      stream += fmt::format("({}) Tj T*\n", page.substr(begin, end - begin));
      begin = end + 1;
    }
    stream += "ET";
    kids += fmt::format("{} 0 R ", objects.size() + 1);
    objects.push_back(
        fmt::format("<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents {} 0 R /Resources << "
                    "/Font << /F1 << /Type /Font /Subtype /Type1 /BaseFont /Helvetica >> >> >> >>",
                    objects.size() + 2));
    objects.push_back(fmt::format("<< /Length {} >>\nstream\n{}\nendstream", stream.size(), stream));
  }
  objects[1] = fmt::format("<< /Type /Pages /Kids [{}] /Count {} >>", kids, pages.size());
  objects.emplace_back("<< /Title (Note on the bridge) /CreationDate (D:20160728100000Z) >>");
  std::string file = "%PDF-1.4\n";
  std::string table = fmt::format("xref\n0 {}\n0000000000 65535 f \n", objects.size() + 1);
  for (std::size_t i = 0; i < objects.size(); ++i) {
    table += fmt::format("{:010} 00000 n \n", file.size());
    file += fmt::format("{} 0 obj\n{}\nendobj\n", i + 1, objects[i]);
  }
  return file + table +
         fmt::format("trailer\n<< /Size {} /Root 1 0 R /Info {} 0 R >>\nstartxref\n{}\n%%EOF\n", objects.size() + 1,
                     objects.size(), file.size());
}

std::string warc_record(const std::string& type, const std::string& uri, const std::string& content_type,
                        const std::string& block) {
  return fmt::format(
      "WARC/1.0\r\nWARC-Type: {}\r\nWARC-Target-URI: {}\r\nWARC-Date: 2016-07-30T00:00:00Z\r\nContent-Type: "
      "{}\r\nContent-Length: {}\r\n\r\n{}\r\n\r\n",
      type, uri, content_type, block.size(), block);
}

std::string warc_file() {
  const std::string http = "application/http; msgtype=response";
  return warc_record("warcinfo", "", "application/warc-fields", "software: none\r\n") +
         warc_record("response", "https://nova.example/a", http,
                     "HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n" + html_page()) +
         warc_record("response", "https://nova.example/b", http,
                     "HTTP/1.1 301 Moved\r\nLocation: /a\r\nContent-Type: text/html\r\n\r\n<p>Moved here.</p>") +
         warc_record("response", "https://nova.example/c", http,
                     "HTTP/1.1 200 OK\r\nContent-Type: image/png\r\n\r\n\x89PNG") +
         warc_record("resource", "https://nova.example/d.txt", "text/plain", "Shells fell on the village on Monday.");
}

}  // namespace dateline::test
