using System.Text;
using Fickian.Acquisition.Channels;
using Fickian.Acquisition.Simulators;

namespace Fickian.Acquisition.Mmsp;

/// <summary>A small HTTP server on one line: GET requests in, JSON out, for a simulator.</summary>
/// <remarks>
/// RFC 9112: the head of a request is at most 8 KiB and ends in an empty line; a connection stays open in HTTP/1.1 until one side says <c>Connection: close</c>.
/// Requests with a body, other methods and heads that cannot be read get their status and the connection is closed.
/// </remarks>
internal static class HttpService
{
    /// <summary>Answers requests until the line is closed.</summary>
    /// <param name="line">The server's end of the line, open.</param>
    /// <param name="answer">Gives status and body of a target; null for silence.</param>
    /// <param name="cancellation">Ends the service.</param>
    public static Task ServeAsync(IByteChannel line, Func<string, (int Status, byte[] Body)?> answer, CancellationToken cancellation) =>
        FrameService.ServeAsync(line, new HttpRequestFramer(), async (frame, reply) =>
        {
            var (status, target, goesOn) = Read(Encoding.Latin1.GetString(frame));
            if ((status == 200 ? answer(target) : (status, "{}"u8.ToArray())) is not var (code, body))
                return;
            await reply(Message(code, body, goesOn));
            if (!goesOn)
                await line.CloseAsync();
        }, cancellation);

    private static (int Status, string Target, bool GoesOn) Read(string head)
    {
        var lines = head.Split("\r\n");
        if (lines[0].Split(' ') is not [var method, ['/', ..] target, "HTTP/1.1" or "HTTP/1.0"])
            return (400, "", false);
        var fields = lines[1..].Select(l => l.Split(':', 2)).ToArray();
        if (Array.Exists(fields, f => f.Length < 2 || f[0].Length == 0 || f[0].Contains(' ', StringComparison.Ordinal)))
            return (400, "", false);
        string? Field(string name) => fields.FirstOrDefault(f => f[0].Equals(name, StringComparison.OrdinalIgnoreCase))?[1].Trim();
        if (Field("Transfer-Encoding") is not null || (Field("Content-Length") ?? "0") != "0")
            return (413, "", false);
        var closes = "close".Equals(Field("Connection"), StringComparison.OrdinalIgnoreCase) || lines[0].EndsWith("1.0", StringComparison.Ordinal);
        return (method == "GET" ? 200 : 405, target, method == "GET" && !closes);
    }

    private static byte[] Message(int status, byte[] body, bool goesOn)
    {
        var reason = status switch { 200 => "OK", 400 => "Bad Request", 403 => "Forbidden", 404 => "Not Found", 405 => "Method Not Allowed", 413 => "Content Too Large", _ => "Error" };
        var head = $"HTTP/1.1 {status} {reason}\r\nContent-Type: application/json\r\nContent-Length: {body.Length}\r\n{(goesOn ? "" : "Connection: close\r\n")}\r\n";
        return [.. Encoding.ASCII.GetBytes(head), .. body];
    }
}
