-- wrk script: posts each line of a file once, as a form, and prints what came as one line of JSON.
-- Arguments after `--`: the file, and a text that tells the wanted answers from all others.
local forms, nextForm, wanted = {}, 0, nil

function init(args)
  for line in io.lines(args[1]) do forms[#forms + 1] = line end
  wanted = args[2]
  wrk.method = "POST"
  wrk.headers["Content-Type"] = "application/x-www-form-urlencoded"
  matching, other, usedUp = 0, 0, false
end

function request()
  nextForm = nextForm + 1
  if nextForm > #forms then
    -- Once every form was sent the round ends; what wrk still sends meanwhile is an unknown path, and is not counted.
    usedUp = true
    wrk.thread:stop()
    return wrk.format("GET", "/used-up")
  end
  return wrk.format(nil, nil, nil, forms[nextForm])
end

function response(status, headers, body)
  if string.find(body, wanted, 1, true) then matching = matching + 1
  elseif status ~= 404 then other = other + 1; sample = status .. " " .. body end
end

local threads = {}
function setup(thread) threads[#threads + 1] = thread end

function done(summary, latency, requests)
  local thread = threads[1]
  local sample = thread:get("sample") or ""
  io.write(string.format('RESULT {"matching":%d,"other":%d,"usedUp":%s,"seconds":%f,"p50ms":%f,"p99ms":%f,"socketErrors":%d}\n',
    thread:get("matching"), thread:get("other"), tostring(thread:get("usedUp")), summary.duration / 1e6,
    latency:percentile(50) / 1000, latency:percentile(99) / 1000,
    summary.errors.connect + summary.errors.read + summary.errors.write + summary.errors.timeout))
  if sample ~= "" then io.write("SAMPLE " .. sample .. "\n") end
end
