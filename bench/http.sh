#!/bin/sh
# How does the HTTP engine compare with nginx, serving the same bytes in the same run?
# Usage: bench/http.sh [SECONDS]     (builds touiza_http_load in build/bench first)
# Prints one Markdown table; bench/results/http.md keeps what was measured where.
set -eu
cd "$(dirname "$0")/.."
seconds=${1:-5}
folder=$(mktemp -d)
pids=
clean() {
  for pid in $pids; do kill "$pid" 2>/dev/null || true; done
  for pid in $pids; do wait "$pid" 2>/dev/null || true; done
  rm -rf "$folder"
}
trap clean EXIT INT TERM

cmake -S . -B build/bench -G Ninja -DCMAKE_BUILD_TYPE=Release >/dev/null
cmake --build build/bench --target touiza_http_load >/dev/null

# 1,000 machines as a list has them, and one.
python3 - "$folder" <<'PYTHON'
import json, sys
def machine(i):
    return {"id": f"0192f0a1-7c3e-7a2b-9f10-{i:012x}", "lab_id": f"0192f0a1-7c3e-7a2b-8000-{i // 3:012x}",
            "technology": "fff", "make": "Prusa", "model": "MK4", "name": f"Imprimante {i}",
            "work_volume_mm": [250, 210, 220], "materials": ["PLA", "PETG"], "hours_per_day": 8.0, "count": 1}
for name, count in (("list", 1000), ("one", 1)):
    with open(f"{sys.argv[1]}/{name}.json", "w") as out:
        json.dump({"items": [machine(i) for i in range(count)], "next_cursor": None}, out)
PYTHON

free_port() { python3 -c 'import socket; s = socket.socket(); s.bind(("127.0.0.1", 0)); print(s.getsockname()[1])'; }
nginx_port=$(free_port)
cat > "$folder/nginx.conf" <<NGINX
daemon off; worker_processes 2; pid $folder/nginx.pid; error_log $folder/error.log;
events { worker_connections 2048; }
http {
  access_log off; sendfile on; tcp_nopush on; open_file_cache max=100; default_type application/json;
  client_body_temp_path $folder/b; proxy_temp_path $folder/p; fastcgi_temp_path $folder/f;
  uwsgi_temp_path $folder/u; scgi_temp_path $folder/s;
  server { listen 127.0.0.1:$nginx_port; root $folder; }
}
NGINX
chmod 755 "$folder"
nginx -c "$folder/nginx.conf" -e "$folder/error.log" &
nginx_pid=$!
pids="$pids $nginx_pid"

serve() { # FILE -> sets url, server_pid
  build/bench/touiza_http_load "$1" 0 > "$folder/url" 2>/dev/null &
  server_pid=$!
  pids="$pids $server_pid"
  while ! [ -s "$folder/url" ]; do :; done
  url=$(cat "$folder/url")
  : > "$folder/url"
}
serve "$folder/one.json"; one=$url; one_pid=$server_pid
serve "$folder/list.json"; list=$url; list_pid=$server_pid

ticks() { # PID… -> CPU ticks of these processes
  for pid in "$@"; do cut -d' ' -f14,15 "/proc/$pid/stat"; done | awk '{t += $1 + $2} END {print t}'
}
measure() { # NAME URL PID…
  name=$1; target=$2; shift 2
  before=$(ticks "$@")
  wrk -t1 -c64 -d"${seconds}s" --latency "$target" > "$folder/wrk"
  after=$(ticks "$@")
  awk -v name="$name" -v ticks=$((after - before)) -v hz="$(getconf CLK_TCK)" '
    /Requests\/sec/ {rate = $2} /99%/ {p99 = $2} /requests in/ {count = $1} /Non-2xx/ {bad = $NF}
    END {printf "| %s | %d | %s | %.1f | %s |\n", name, rate, p99, ticks / hz * 1e6 / count, bad + 0}' "$folder/wrk"
}
nginx_workers=$(pgrep -P "$nginx_pid" | tr '\n' ' ')

echo "| what | requests/s | p99 | CPU µs/request | not 2xx |"
echo "| --- | --- | --- | --- | --- |"
for round in 1 2; do
  measure "nginx, 1 machine, file" "http://127.0.0.1:$nginx_port/one.json" $nginx_workers
  measure "touiza, 1 machine, handler on a worker" "$one/json" "$one_pid"
  measure "touiza, 1 machine, immediate handler" "$one/quick" "$one_pid"
  measure "nginx, 1,000 machines, file" "http://127.0.0.1:$nginx_port/list.json" $nginx_workers
  measure "touiza, 1,000 machines, handler on a worker" "$list/json" "$list_pid"
  measure "touiza, 1,000 machines, file" "$list/file" "$list_pid"
done
wc -c "$folder/one.json" "$folder/list.json" | sed 's/^/<!-- /; s/$/ -->/; s|/.*/||' | head -2
