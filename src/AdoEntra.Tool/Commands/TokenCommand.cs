using System.Buffers;
using System.CommandLine;
using System.Text;
using System.Text.Json;
using AdoEntra.Tokens;
using AdoEntra.Tool.CommandLine;
using AdoEntra.Tool.Failures;
using AdoEntra.Tool.Views;

namespace AdoEntra.Tool.Commands;

/// <summary><c>adoentra token</c>: the token, alone on stdout, so that a script can take it from there.</summary>
internal sealed class TokenCommand : ConnectedCommand
{
    private readonly Option<bool> _header = SignInArguments.Flag(
        "--header", "Print the header that carries the token, for: | curl -H @- ADDRESS.");
    private readonly Option<bool> _json = SignInArguments.Flag("--json", "Print an object: token, expiresOn, tokenType, tenantId, source.");
    private readonly Option<bool> _forceRefresh = SignInArguments.Flag(
        "--force-refresh", "Get a new token from the source, past every cache.");

    public TokenCommand(ToolHost host)
        : base("token", "The token for Azure DevOps.", host)
    {
        Add(_header);
        Add(_json);
        Add(_forceRefresh);
        Checks.Together(this, result =>
        {
            if (result.GetValue(_header) && result.GetValue(_json)) result.AddError("--header and --json cannot be used together.");
        });
    }

    protected override async Task<int> RunAsync(AdoConnection connection, ParseResult parsed, CancellationToken cancellationToken)
    {
        CachedToken token = parsed.GetValue(_forceRefresh)
            ? await Host.Process.Tokens.RefreshAsync(connection.Session.Identity, cancellationToken)
            : await Host.Process.Tokens.GetAsync(connection.Session.Identity, cancellationToken);
        string text = parsed.GetValue(_json) ? Json(token, connection)
            : parsed.GetValue(_header) ? $"Authorization: {token.TokenType} {token.HeaderValue}"
            : token.Value;
        Host.Console.Out.Write(text);
        Host.Console.Out.Write('\n');
        Host.Console.Deliver();
        return Failures.ExitCodes.Ok;
    }

    private static string Json(CachedToken token, AdoConnection connection)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer))
        {
            writer.WriteStartObject();
            foreach ((string name, object? value) in (IEnumerable<(string, object?)>)
                [
                    ("token", token.Value), ("expiresOn", token.KnownEnd), ("tokenType", token.TokenType),
                    ("tenantId", connection.TenantId), ("source", connection.CredentialKind),
                ])
            {
                writer.WritePropertyName(name);
                JsonValue.Write(writer, value);
            }

            writer.WriteEndObject();
        }

        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }
}
