#include "geo/online/tile_server.h"

#include <array>
#include <string_view>
#include <utility>

#include "geo/online/address.h"
#include "geo/online/fetch.h"
#include "geo/tile_overlap.h"

namespace dateline::geo {

namespace {

/// Who is to be named for tiles of servers that do not say so themselves, by the end of their names.
constexpr std::array<std::pair<std::string_view, std::string_view>, 3> kCredits = {{
    {"openstreetmap.org", "© OpenStreetMap contributors"},
    {"openstreetmap.fr", "© OpenStreetMap contributors"},
    {"opentopomap.org", "© OpenStreetMap contributors, SRTM; style: © OpenTopoMap (CC-BY-SA)"},
}};

std::string credit_of(const std::string& host, const TileService& service) {
  for (const auto& [end, credit] : kCredits) {
    if (host.ends_with(end)) {
      return std::string(credit);
    }
  }
  const std::string& said = service.attribution.empty() ? service.title : service.attribution;
  return said.empty() ? host : said + " (" + host + ")";
}

}  // namespace

TileServer::TileServer(const std::string& address, TileService service)
    : service_(std::move(service)),
      host_(host_of(address)),
      credit_(credit_of(host_, service_)),
      key_(TileStore::key_of_address(service_.pattern)),
      store_(TileStore::in_user_cache()) {}

Result<std::shared_ptr<const TileServer>> TileServer::open(const std::string& address, const std::stop_token& stop) {
  const std::string host = host_of(address);
  const ServiceKind kind = is_address(address) ? kind_of_service(address) : ServiceKind::unknown;
  if (kind == ServiceKind::unknown) {
    return rejected(host, "is no address of map tiles",
                    "give one with {z}, {x} and {y}, or one of a WMS or WMTS with SERVICE=WMS or SERVICE=WMTS");
  }
  Result<TileService> service = xyz_service(address);
  if (kind != ServiceKind::xyz) {
    const Result<Answer> answer = fetch(capabilities_address(address, kind), stop);
    if (!answer) {
      return tl::make_unexpected(answer.error());
    }
    service = kind == ServiceKind::wms ? wms_service(address, answer->bytes) : wmts_service(address, answer->bytes);
  }
  if (!service) {
    return tl::make_unexpected(service.error());
  }
  if (!is_address(service->pattern)) {
    return rejected(host, "names no address for its tiles", "take another layer or server");
  }
  return std::shared_ptr<const TileServer>(new TileServer(address, std::move(*service)));
}

Result<RasterTile> TileServer::ask(TileId tile, const std::stop_token& stop) const {
  const Result<Answer> answer = fetch(service_.address_of(tile), stop);
  if (!answer) {
    return tl::make_unexpected(answer.error());
  }
  if (std::optional<RasterTile> decoded = decode_tile(answer->bytes)) {
    return std::move(*decoded);
  }
  const std::string said = exception_text(answer->bytes);
  return failed(host_,
                said.empty() ? "the server sent " + (answer->type.empty() ? "something else" : answer->type) +
                                   " and no picture that can be read"
                             : "the server says: " + said,
                "check the address");
}

Result<RasterTile> TileServer::tile(TileId tile, std::stop_token stop) const {
  const bool there = service_.matrices.empty() || !service_.matrices[static_cast<std::size_t>(tile.zoom)].empty();
  if (tile.zoom < service_.min_zoom || tile.zoom > service_.max_zoom || !there || !overlaps(service_.bounds, tile)) {
    return RasterTile{};
  }
  if (store_) {
    if (auto kept = store_->find(key_, tile)) {
      const std::lock_guard lock(mutex_);
      any_came_ = true;
      return std::move(*kept);
    }
  }
  Result<RasterTile> asked = ask(tile, stop);
  if (stop.stop_requested()) {
    return asked;
  }
  if (asked && store_) {
    store_->keep(key_, tile, *asked);
  }
  const std::lock_guard lock(mutex_);
  if (asked) {
    any_came_ = true;
    problem_.reset();
  } else if (asked.error().kind != Error::Kind::rejected || !any_came_) {
    problem_ = asked.error();
  }
  return asked;
}

std::optional<Error> TileServer::problem() const {
  const std::lock_guard lock(mutex_);
  return problem_;
}

}  // namespace dateline::geo
