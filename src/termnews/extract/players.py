"""Embedded players and posts: the address inside a frame becomes that of the page that a person opens."""

import re
from dataclasses import dataclass
from functools import cache, lru_cache
from urllib.parse import parse_qs, urlsplit

from termnews.domain.addresses import absolute
from termnews.extract.element import tag_set

Kind = str
"""What stands before the title of an embed: video, audio, post, map, chart, code, document, or else `embedded`."""


@dataclass(frozen=True, slots=True)
class Player:
    """What a frame shows: its kind, the service's name (none where it is unknown), and the page to open."""

    kind: Kind
    service: str
    url: str


@dataclass(frozen=True, slots=True)
class _Rule:
    """Frames of `host` and the hosts below it whose path and query match; `page` is made of what was found."""

    kind: Kind
    service: str
    host: str
    match: str
    page: str


# kind, service, host (`*` is any), what path and query match, the page (`=` is the frame's own address)
_TABLE = r"""
    video  YouTube  youtube.com  ^/embed/videoseries\?(?:.*&)?list=([\w-]+)  https://www.youtube.com/playlist?list=\1
    video  YouTube  youtube.com  ^/embed/live_stream\?(?:.*&)?channel=([\w-]+)  https://www.youtube.com/channel/\1/live
    video  YouTube  youtube.com  ^/(?:embed|v|e|shorts|live)/([\w-]{6,})  https://www.youtube.com/watch?v=\1
    video  YouTube  youtube.com  ^/(?:embed/?|watch)\?(?:.*&)?v=([\w-]{6,})  https://www.youtube.com/watch?v=\1
    video  YouTube  youtube.com  ^/embed/?\?(?:.*&)?list=([\w-]+)  https://www.youtube.com/playlist?list=\1
    video  YouTube  youtu.be  ^/([\w-]{6,})  https://www.youtube.com/watch?v=\1
    video  Vimeo  vimeo.com  ^/video/(\d+)\?(?:.*&)?h=(\w+)  https://vimeo.com/\1/\2
    video  Vimeo  vimeo.com  ^/(?:video/)?(\d+)  https://vimeo.com/\1
    video  Vimeo  vimeo.com  ^/((?:event|showcase|album)/\d+)/embed  https://vimeo.com/\1
    video  Dailymotion  dailymotion.com  ^/(?:embed/)?video/(\w+)  https://www.dailymotion.com/video/\1
    video  Dailymotion  dailymotion.com  ^/player.*[?&]video=(\w+)  https://www.dailymotion.com/video/\1
    video  Twitch  player.twitch.tv  [?&]video=v?(\d+)  https://www.twitch.tv/videos/\1
    video  Twitch  player.twitch.tv  [?&]channel=(\w+)  https://www.twitch.tv/\1
    video  Twitch  clips.twitch.tv  [?&]clip=([\w-]+)  https://clips.twitch.tv/\1
    video  PeerTube  *  ^/videos/embed/([\w-]+)  https://{host}/videos/watch/\1
    video  Internet_Archive  archive.org  ^/embed/([^/?]+)  https://archive.org/details/\1
    video  Odysee  odysee.com  ^/\$/embed/([^?]+)  https://odysee.com/\1
    video  Streamable  streamable.com  ^/(?:[eos]/)?(\w+)  https://streamable.com/\1
    video  TED  ted.com  ^/talks/([^?]+)  https://www.ted.com/talks/\1
    video  Bilibili  bilibili.com  [?&]bvid=(\w+)  https://www.bilibili.com/video/\1
    video  Bilibili  bilibili.com  [?&]aid=(\d+)  https://www.bilibili.com/video/av\1
    video  VK  vk.com  ^/video_ext\.php\?(?:.*&)?oid=(-?\d+)&(?:.*&)?id=(\d+)  https://vk.com/video\1_\2
    video  OK  ok.ru  ^/videoembed/(\d+)  https://ok.ru/video/\1
    video  Rutube  rutube.ru  ^/play/embed/(\w+)  https://rutube.ru/video/\1/
    video  Rumble  rumble.com  ^/embed/  =
    video  Brightcove  players.brightcove.net  .  =
    video  JW_Player  jwplayer.com  ^/(?:players|previews)/  =
    video  Wistia  wistia.net  ^/embed/  =
    video  Wistia  wistia.com  ^/embed/  =
    video  Kaltura  kaltura.com  .  =
    video  Giphy  giphy.com  ^/embed/(\w+)  https://giphy.com/gifs/\1
    video  TikTok  tiktok.com  ^/(?:embed|player)/  =
    audio  Spotify  spotify.com  ^/embed(?:-podcast)?/(\w+/\w+)  https://open.spotify.com/\1
    audio  Spotify  spotify.com  [?&]uri=spotify(?::|%3A)(\w+)(?::|%3A)(\w+)  https://open.spotify.com/\1/\2
    audio  Apple_Podcasts  embed.podcasts.apple.com  ^(/.+)  https://podcasts.apple.com\1
    audio  Apple_Music  embed.music.apple.com  ^(/.+)  https://music.apple.com\1
    audio  Bandcamp  bandcamp.com  ^/EmbeddedPlayer  =
    audio  Mixcloud  mixcloud.com  [?&]feed=%2F([^&]+)%2F  https://www.mixcloud.com/\1/
    audio  Anchor  anchor.fm  ^/([\w-]+)/embed(/[^?]+)  https://anchor.fm/\1\2
    audio  Omny  omny.fm  ^(/shows/.+)/embed  https://omny.fm\1
    post  X  platform.twitter.com  ^/embed/.*[?&]id=(\d+)  https://x.com/i/status/\1
    post  Instagram  instagram.com  ^/(?:\w+/)?((?:p|reel|tv)/[\w-]+)  https://www.instagram.com/\1/
    post  Threads  threads.net  ^(/@[\w.]+/post/[\w-]+)  https://www.threads.net\1
    post  Threads  threads.com  ^(/@[\w.]+/post/[\w-]+)  https://www.threads.com\1
    post  Bluesky  embed.bsky.app  ^/embed/([^/]+)/app\.bsky\.feed\.post/(\w+)  https://bsky.app/profile/\1/post/\2
    post  LinkedIn  linkedin.com  ^/embed/(feed/update/[^?]+)  https://www.linkedin.com/\1
    post  Telegram  t.me  ^/(\w+/\d+)  https://t.me/\1
    post  Reddit  redditmedia.com  ^(/r/\w+/comments/[^?]+)  https://www.reddit.com\1
    post  Reddit  embed.reddit.com  ^(/r/\w+/comments/[^?]+)  https://www.reddit.com\1
    post  Mastodon  *  ^(/@[\w.@-]+/\d+)/embed  https://{host}\1
    post  Mastodon  *  ^/@[\w.@-]+/\d{6,}$  =
    post  X  x.com  ^/\w+/status/\d  =
    post  X  twitter.com  ^/(\w+/status/\d+)  https://x.com/\1
    post  Bluesky  bsky.app  ^/profile/.+/post/  =
    post  Reddit  reddit.com  ^/r/\w+/comments/  =
    video  TikTok  tiktok.com  ^/@[^/]*/video/  =
    video  Facebook  facebook.com  ^/(?:.+/)?(?:videos|reel|watch)(?:/|$)  =
    post  Facebook  facebook.com  ^/(?!plugins/|tr\b).  =
    code  GitHub_Gist  gist.github.com  ^(/[\w-]+(?:/\w+)?)\.js  https://gist.github.com\1
    code  CodePen  codepen.io  ^/([\w-]+)/embed/(?:preview/)?(\w+)  https://codepen.io/\1/pen/\2
    code  CodeSandbox  codesandbox.io  ^/embed/([\w-]+)  https://codesandbox.io/s/\1
    code  JSFiddle  jsfiddle.net  ^(/.+?)/embedded  https://jsfiddle.net\1/
    chart  Flourish  flo.uri.sh  ^/(visualisation|story)/(\d+)  https://public.flourish.studio/\1/\2/
    chart  Infogram  infogram.com  ^/([\w-]+)  https://infogram.com/\1
    chart  Datawrapper  dwcdn.net  .  =
    chart  Datawrapper  datawrapper.de  .  =
    map  Google_Maps  google.com  ^/maps  =
    map  OpenStreetMap  openstreetmap.org  ^/export/embed  =
    document  Scribd  scribd.com  ^/embeds/(\d+)  https://www.scribd.com/document/\1
    document  Google_Docs  docs.google.com  .  =
"""
# services whose frames name the page in their query, in the order in which they are asked
_QUERY = (
    ("facebook.com", "/plugins/video.php", "href", "video", "Facebook"),
    ("facebook.com", "/plugins/post.php", "href", "post", "Facebook"),
    ("soundcloud.com", "/player", "url", "audio", "SoundCloud"),
    ("twitframe.com", "/show", "url", "post", "X"),
    ("iframe.ly", "/api/iframe", "url", "embedded", ""),
    ("embedly.com", "/widgets/media.html", "url", "embedded", ""),
)
_AUDIO = tag_set("mp3 ogg oga opus m4a aac wav flac")
_VIDEO = tag_set("mp4 webm ogv m4v mov m3u8")
_KIND_WORDS = (
    (
        "audio",
        re.compile(r"podcast|audio|radio|acast|megaphone|simplecast|libsyn|buzzsprout|art19"),
    ),
    ("video", re.compile(r"video|player|\btv\b|stream|watch|clip")),
    ("map", re.compile(r"\bmaps?\b|umap")),
    ("chart", re.compile(r"chart|graphic|dataviz|infograph|visuali[sz]")),
)


@cache
def _rules() -> dict[str, list[_Rule]]:
    """Return the rules of the table by the end of their host: read late, for most pages have no frame."""
    rules: dict[str, list[_Rule]] = {}
    for kind, service, host, *rest in (line.split("  ") for line in map(str.strip, _TABLE.splitlines()) if line):
        rules.setdefault(_ending(host), []).append(_Rule(kind, service.replace("_", " "), host, *rest))
    return rules


def _ending(host: str) -> str:
    return ".".join(host.split(".")[-2:])


@lru_cache(1024)
def player(url: str) -> Player:
    """Return what an absolute address shows in a frame; of an unknown one the page is the address itself."""
    parts = urlsplit(url)
    host = (parts.hostname or "").removeprefix("www.").replace("youtube-nocookie.com", "youtube.com")
    asked = f"{parts.path}?{parts.query}" if parts.query else parts.path
    for rule in (*_rules().get(_ending(host), ()), *_rules()["*"]):
        match = re.search(rule.match, asked) if _is_under(host, rule.host) else None
        if match:
            page = url if rule.page == "=" else match.expand(rule.page).replace("{host}", parts.netloc)
            return Player(rule.kind, rule.service, page)
    for under, path, name, kind, service in _QUERY:
        if _is_under(host, under) and parts.path.startswith(path):
            named = absolute(parse_qs(parts.query).get(name, [""])[0], "")
            if named:
                # what only programs read is left inside of its player
                inner = player(named) if not _is_under(urlsplit(named).hostname or "", under) else None
                return inner if inner and inner.service else Player(kind, service, url if "//api." in named else named)
    return Player(kind_of_address(host, parts.path), "", url)


def _is_under(host: str, rule: str) -> bool:
    return rule == "*" or host == rule or host.endswith("." + rule)


def kind_of_address(host: str, path: str) -> Kind:
    """Return what an address of an unknown service most likely shows."""
    ending = path.rpartition(".")[2].lower()
    if ending in _AUDIO or ending in _VIDEO:
        return "audio" if ending in _AUDIO else "video"
    if ending == "pdf":
        return "document"
    words = f"{host}{path}".lower()
    return next((kind for kind, pattern in _KIND_WORDS if pattern.search(words)), "embedded")
