-- Drives one row of scripts/bench:
--
--   wrk -t 16 -c 16 -s load.lua URL -- VALUES HOST warm-up|measure STEP...
--
-- Each of the threads has one connection and does the STEPs on it in turn. A STEP is "METHOD PATH [NAME=VALUE]...", where @ in path and
-- body stands for the value taken last. NAMEs: status (otherwise 200) · body, a form or JSON · take, the member of the answer or the
-- parameter of its Location that the next step needs · each, in the first step: the file whose lines are taken, every line once · keep,
-- in the last step: the file that gets what it took · back, in the last step: what it took replaces the line, and lines are taken in turn ·
-- with a capital a header, whose value is in the named file, or @. The files are in VALUES.
-- Prints "row OPERATIONS ERRORS SECONDS P50 P99", the latter two in milliseconds for the operation as a whole.
local ffi = require("ffi")
ffi.cdef("typedef struct { long seconds, micros; } instant; int gettimeofday(instant *, void *);")

local threads, steps, current, spent = {}, {}, 1, false
local taken, begun, kept
-- Globals, because main reads them from each thread
finished, failed, latencies, used, line, lines, back, takes = 0, 0, {}, 0, 0, nil, nil, nil

local function now()
  local instant = ffi.new("instant")
  ffi.C.gettimeofday(instant, nil)
  return tonumber(instant.seconds) + tonumber(instant.micros) / 1e6
end

local function encoded(text)
  return (text:gsub("[^%w%-._~]", function(c) return string.format("%%%02X", c:byte()) end))
end

local function filled(template)
  return template and template:gsub("@", function() return encoded(taken) end)
end

local function parse(folder, host, text)
  local method, path, rest = text:match("^(%u+) (%S+)(.*)$")
  local step = { method = method, path = path, status = 200, headers = { Host = host } }
  for name, value in rest:gmatch("([%w-]+)=(%S+)") do
    if name:match("^%u") then
      if value == "@" then step.proof = name else step.headers[name] = io.lines(folder .. "/" .. value)() end
    elseif name == "status" then
      step.status = tonumber(value)
    else
      step[name] = value
    end
  end
  if step.body then
    step.headers["Content-Type"] = step.body:match("^{") and "application/json" or "application/x-www-form-urlencoded"
  end
  return step
end

-- This thread's share of the lines that no run before took
local function share(file)
  local at, before = 0, io.open(file .. ".used")
  local first = before and before:read("*n") or 0
  lines = {}
  for text in io.lines(file) do
    at = at + 1
    if at > first and at % 16 == id % 16 then lines[#lines + 1] = text end
  end
end

local function begin()
  current, begun = 1, now()
  if lines then
    line = back and line % #lines + 1 or line + 1
    taken = lines[line]
    spent = not taken
  end
end

-- Once the lines are used up, the thread stops; wrk wants a request all the same, which does not count
local function send()
  if spent then
    wrk.thread:stop()
    return wrk.format("GET", "/jwks")
  end
  local step = steps[current]
  if step.proof then step.headers[step.proof] = taken end
  return wrk.format(step.method, filled(step.path), step.headers, filled(step.body))
end

local function refuse(status, headers, body)
  failed = failed + 1
  if failed == 1 then
    io.stderr:write(steps[current].path, " answered ", status, " ", headers.Location or "", " ", body, "\n")
  end
  begin()
end

local function receive(status, headers, body)
  if spent then return end
  local step = steps[current]
  if step.take and status == step.status then
    taken = ((headers.Location or "") .. body):match('[?&"]' .. step.take .. '"?[=:]%s*"?([^"&%s]+)')
  end
  if status ~= step.status or not (taken or not step.take) then return refuse(status, headers, body) end
  if current < #steps then
    current = current + 1
    return
  end
  finished, ended = finished + 1, now()
  latencies[finished] = (ended - begun) * 1e3
  used = line
  if kept then kept:write(taken, "\n") end
  if back then lines[line] = taken end
  begin()
end

function setup(thread)
  threads[#threads + 1] = thread
  thread:set("id", #threads)
end

function init(args)
  local folder, host, mode = args[1], args[2], args[3]
  for i = 4, #args do steps[#steps + 1] = parse(folder, host, args[i]) end
  local first, last = steps[1], steps[#steps]
  if #steps == 1 and not first.each and first.status < 400 and mode == "measure" then
    -- The same bytes each time: wrk needs no script for that
    wrk.method, wrk.path, wrk.headers, wrk.body = first.method, first.path, first.headers, first.body
    return
  end
  file, back, takes = first.each and folder .. "/" .. first.each, last.back, last.take
  if file then share(file) end
  if last.keep then
    kept = assert(io.open(folder .. "/" .. last.keep, "a"))
    kept:setvbuf("line")
  end
  started = now()
  begin()
  request, response = send, receive
end

local function percentile(sorted, p) return sorted[math.max(1, math.ceil(#sorted * p / 100))] or 0 end

-- A failed connect is no error: wrk tries again, no operation is lost, and wrk's own handshakes fail now and then when threads begin
function done(summary, latency)
  local errors = summary.errors.read + summary.errors.write + summary.errors.timeout
  if not threads[1]:get("started") then
    local good = summary.requests - summary.errors.status
    print(string.format("row %d %d %.3f %.2f %.2f", good, errors + summary.errors.status, summary.duration / 1e6,
      latency:percentile(50) / 1e3, latency:percentile(99) / 1e3))
    return
  end
  local operations, from, to, most, all = 0, math.huge, 0, 0, {}
  for _, thread in ipairs(threads) do
    operations, errors = operations + thread:get("finished"), errors + thread:get("failed")
    from, to = math.min(from, thread:get("started")), math.max(to, thread:get("ended") or 0)
    most = math.max(most, thread:get("used"))
    for _, milliseconds in pairs(thread:get("latencies")) do all[#all + 1] = milliseconds end
  end
  table.sort(all)
  print(string.format("row %d %d %.3f %.2f %.2f", operations, errors, math.max(to - from, 0.001),
    percentile(all, 50), percentile(all, 99)))
  local values = threads[1]:get("file")
  if values and threads[1]:get("back") then
    local after = assert(io.open(values, "w"))
    for _, thread in ipairs(threads) do
      -- What was taken for the one under way when time was over nobody knows
      for i, text in ipairs(thread:get("lines")) do
        if i ~= thread:get("line") or not thread:get("takes") then after:write(text, "\n") end
      end
    end
    after:close()
  elseif values then
    local before = io.open(values .. ".used")
    local first = before and before:read("*n") or 0
    local after = assert(io.open(values .. ".used", "w"))
    after:write(first + 16 * (most + 1))
    after:close()
  end
end
