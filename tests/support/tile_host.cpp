#include "tests/support/tile_host.h"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>
#include <zlib.h>

#include <array>
#include <cmath>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <stdexcept>

namespace dateline::test {

namespace {

std::string big_endian(std::uint32_t value) {
  return {static_cast<char>(value >> 24U), static_cast<char>(value >> 16U), static_cast<char>(value >> 8U),
          static_cast<char>(value)};
}

std::string chunk(const std::string& type, const std::string& data) {
  const std::string body = type + data;
  const auto sum = crc32(0, reinterpret_cast<const Bytef*>(body.data()), static_cast<uInt>(body.size()));
  return big_endian(static_cast<std::uint32_t>(data.size())) + body + big_endian(static_cast<std::uint32_t>(sum));
}

std::string http(const std::string& status, const std::string& type, const std::string& body) {
  return "HTTP/1.1 " + status + "\r\nContent-Type: " + type + "\r\nContent-Length: " + std::to_string(body.size()) +
         "\r\nConnection: close\r\n\r\n" + body;
}

std::string tile_response(int x, int y) {
  return http("200 OK", "image/png", png_tile((x + y) % 2 == 0 ? kEvenTile : kOddTile));
}

std::string wms_capabilities() {
  return R"(<?xml version="1.0"?><WMS_Capabilities version="1.3.0" xmlns="http://www.opengis.net/wms"><Service>
<Name>WMS</Name><Title>Test</Title></Service><Capability><Request><GetMap><Format>image/png</Format></GetMap></Request>
<Layer><Title>All</Title><CRS>EPSG:3857</CRS><Attribution><Title>Survey of Nowhere</Title></Attribution>
<Layer><Name>relief</Name><Title>Relief</Title></Layer></Layer>
<Layer><Name>polar</Name><Title>Polar</Title><CRS>EPSG:3995</CRS></Layer>
</Capability></WMS_Capabilities>)";
}

std::string wmts_capabilities(const std::string& base) {
  std::string matrices;
  for (int z = 0; z <= 12; ++z) {
    std::array<char, 40> denominator{};
    std::snprintf(denominator.data(), denominator.size(), "%.7f", 559082264.0287178 / std::exp2(z));
    matrices += "<TileMatrix><ows:Identifier>level" + std::to_string(z) + "</ows:Identifier><ScaleDenominator>" +
                denominator.data() +
                "</ScaleDenominator><TopLeftCorner>-20037508.3427892 20037508.3427892</TopLeftCorner>"
                "<TileWidth>256</TileWidth><TileHeight>256</TileHeight></TileMatrix>";
  }
  return R"(<?xml version="1.0"?><Capabilities xmlns="http://www.opengis.net/wmts/1.0"
xmlns:ows="http://www.opengis.net/ows/1.1" xmlns:xlink="http://www.w3.org/1999/xlink" version="1.0.0">
<ows:ServiceProvider><ows:ProviderName>Roads of Nowhere</ows:ProviderName></ows:ServiceProvider><Contents>
<Layer><ows:Title>Roads</ows:Title><ows:Identifier>roads</ows:Identifier>
<Style isDefault="true"><ows:Identifier>day</ows:Identifier></Style><Format>image/png</Format>
<TileMatrixSetLink><TileMatrixSet>google</TileMatrixSet></TileMatrixSetLink>
<ResourceURL format="image/png" resourceType="tile" template=")" +
         base + R"(/wmts/{Style}/{TileMatrixSet}/{TileMatrix}/{TileRow}/{TileCol}.png"/></Layer>
<TileMatrixSet><ows:Identifier>google</ows:Identifier><ows:SupportedCRS>urn:ogc:def:crs:EPSG::3857</ows:SupportedCRS>)" +
         matrices + "</TileMatrixSet></Contents></Capabilities>";
}

}  // namespace

std::string png_tile(unsigned rgba) {
  constexpr std::uint32_t kSide = 256;
  std::string rows;
  for (std::uint32_t y = 0; y < kSide; ++y) {
    rows += '\0';  // no filter
    for (std::uint32_t x = 0; x < kSide; ++x) {
      const bool edge = x < 3 || y < 3;
      for (const unsigned shift : {24U, 16U, 8U}) {
        const unsigned value = (rgba >> shift) & 0xFFU;
        rows += static_cast<char>(edge ? value / 2 : value);
      }
      rows += static_cast<char>(rgba & 0xFFU);
    }
  }
  std::string packed(compressBound(static_cast<uLong>(rows.size())), '\0');
  auto size = static_cast<uLongf>(packed.size());
  if (compress2(reinterpret_cast<Bytef*>(packed.data()), &size, reinterpret_cast<const Bytef*>(rows.data()),
                static_cast<uLong>(rows.size()), 1) != Z_OK) {
    throw std::runtime_error("zlib");
  }
  packed.resize(size);
  const std::string header = big_endian(kSide) + big_endian(kSide) + std::string("\x08\x06\0\0\0", 5);
  return "\x89PNG\r\n\x1a\n" + chunk("IHDR", header) + chunk("IDAT", packed) + chunk("IEND", "");
}

TileHost::TileHost() : socket_(::socket(AF_INET, SOCK_STREAM, 0)) {
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  socklen_t size = sizeof address;
  auto* generic = reinterpret_cast<sockaddr*>(&address);
  if (::bind(socket_, generic, size) != 0 || ::listen(socket_, 64) != 0 ||
      ::getsockname(socket_, generic, &size) != 0) {
    throw std::runtime_error("no socket on the loopback");
  }
  port_ = ntohs(address.sin_port);
  ::setenv("no_proxy", "127.0.0.1", 1);  // NOLINT(concurrency-mt-unsafe): tests begin with one thread
  thread_ = std::jthread([this](const std::stop_token& stop) { serve(stop); });
}

TileHost::~TileHost() {
  thread_.request_stop();
  thread_.join();
  answering_.clear();
  ::close(socket_);
}

std::string TileHost::address(const std::string& path) const {
  return "http://127.0.0.1:" + std::to_string(port_) + path;
}

std::vector<std::string> TileHost::requests() const {
  const std::lock_guard lock(mutex_);
  return requests_;
}

void TileHost::serve(const std::stop_token& stop) {
  while (!stop.stop_requested()) {
    pollfd waiting{socket_, POLLIN, 0};
    if (::poll(&waiting, 1, 50) <= 0) {
      continue;
    }
    const int connection = ::accept(socket_, nullptr, nullptr);
    if (connection >= 0) {
      answering_.emplace_back([this, connection](const std::stop_token& quit) { answer(connection, quit); });
    }
  }
}

void TileHost::answer(int connection, const std::stop_token& stop) {
  std::string request;
  std::array<char, 4096> buffer{};
  while (request.find("\r\n\r\n") == std::string::npos) {
    const auto got = ::recv(connection, buffer.data(), buffer.size(), 0);
    if (got <= 0) {
      break;
    }
    request.append(buffer.data(), static_cast<std::size_t>(got));
  }
  const std::size_t begin = request.find(' ') + 1;
  const std::string path = request.substr(begin, request.find(' ', begin) - begin);
  {
    const std::lock_guard lock(mutex_);
    requests_.push_back(path);
  }
  const auto until = std::chrono::steady_clock::now() + kSlow;
  while (mode_ == Mode::slow && !stop.stop_requested() && std::chrono::steady_clock::now() < until) {
    std::this_thread::sleep_for(std::chrono::milliseconds(10));
  }
  const std::string response = response_to(path);
  std::size_t sent = 0;
  while (sent < response.size()) {
    const auto now = ::send(connection, response.data() + sent, response.size() - sent, MSG_NOSIGNAL);
    if (now <= 0) {
      break;
    }
    sent += static_cast<std::size_t>(now);
  }
  ::shutdown(connection, SHUT_RDWR);
  ::close(connection);
}

std::string TileHost::response_to(const std::string& path) const {
  switch (mode_.load()) {
    case Mode::failing:
      return http("503 Service Unavailable", "text/plain", "later");
    case Mode::missing:
      return http("404 Not Found", "text/plain", "nothing");
    case Mode::wrong:
      return http("200 OK", "text/html; charset=utf-8", "<html>Welcome</html>");
    case Mode::sound:
    case Mode::slow:
      break;
  }
  int z = 0;
  int x = 0;
  int y = 0;
  if (std::sscanf(path.c_str(), "/tiles/%d/%d/%d.png", &z, &x, &y) == 3) {
    return tile_response(x, y);
  }
  if (std::sscanf(path.c_str(), "/wmts/day/google/level%d/%d/%d.png", &z, &y, &x) == 3) {
    return tile_response(x, y);
  }
  if (path.starts_with("/wmts?")) {
    return http("200 OK", "application/xml", wmts_capabilities(address("")));
  }
  if (path.starts_with("/wms?") && path.find("REQUEST=GetCapabilities") != std::string::npos) {
    return http("200 OK", "text/xml", wms_capabilities());
  }
  if (const std::size_t box = path.find("&BBOX="); path.starts_with("/wms?") && box != std::string::npos) {
    double west = 0;
    double south = 0;
    double east = 0;
    double north = 0;
    std::sscanf(path.c_str() + box, "&BBOX=%lf,%lf,%lf,%lf", &west, &south, &east, &north);
    const double side = east - west;
    return tile_response(static_cast<int>(std::lround((west + 20037508.342789244) / side)),
                         static_cast<int>(std::lround((20037508.342789244 - north) / side)));
  }
  return http("404 Not Found", "text/plain", "nothing");
}

}  // namespace dateline::test
