using System.Buffers.Text;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http;

namespace Fickian.Cli.Laboratory;

/// <summary>Who may ask the dashboard for what: this computer only, the page of this server only, with the token only.</summary>
/// <remarks>
/// The token stands behind the # of the printed address, which browsers never send; the page puts it into a header. It so stands in no log, and no cookie carries it to another port.
/// The name in Host must be the loopback address: a foreign name that was pointed here (DNS rebinding) is refused. Its port may differ, as through an SSH tunnel.
/// </remarks>
internal sealed class DashboardGuard
{
    private const int TokenBytes = 24;

    private readonly byte[] expected;

    public DashboardGuard()
    {
        Token = Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(TokenBytes));
        expected = Encoding.ASCII.GetBytes($"Bearer {Token}");
    }

    /// <summary>192 random bits in text.</summary>
    public string Token { get; }

    /// <summary>Why a request is refused; null if it may pass.</summary>
    /// <param name="request">The request.</param>
    /// <param name="needsToken">Whether it reads or changes anything of the run.</param>
    public (int Status, string Sentence)? Refusal(HttpRequest request, bool needsToken)
    {
        if (request.HttpContext.Connection.RemoteIpAddress is not { } from || !IPAddress.IsLoopback(from))
            return (StatusCodes.Status403Forbidden, "Only this computer may look.");
        if (request.Host.Host is not ("127.0.0.1" or "localhost"))
            return (StatusCodes.Status403Forbidden, "The address must name 127.0.0.1 or localhost.");
        var origin = request.Headers.Origin.ToString();
        if (origin.Length > 0 && !string.Equals(origin, $"http://{request.Host}", StringComparison.OrdinalIgnoreCase))
            return (StatusCodes.Status403Forbidden, "Only the dashboard's own page may ask.");
        if (request.Headers["Sec-Fetch-Site"].ToString() is not ("" or "same-origin" or "none"))
            return (StatusCodes.Status403Forbidden, "Only the dashboard's own page may ask; type its address or copy it.");
        return needsToken && !CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(request.Headers.Authorization.ToString()), expected)
            ? (StatusCodes.Status403Forbidden, "The token is missing or wrong; open the address that the program printed.")
            : null;
    }

    /// <summary>Headers of every answer: nothing is loaded from elsewhere, framed, kept, or told to others.</summary>
    public static void Protect(IHeaderDictionary headers)
    {
        headers.ContentSecurityPolicy = "default-src 'none'; script-src 'self'; style-src 'self'; img-src data:; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";
        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = "no-referrer";
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        headers["Cross-Origin-Resource-Policy"] = "same-origin";
        headers.CacheControl = "no-store";
    }
}
