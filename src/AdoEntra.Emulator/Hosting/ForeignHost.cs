using System.Text;
using Microsoft.AspNetCore.Http;

namespace AdoEntra.Emulator.Hosting;

/// <summary>
/// A host that is not Azure DevOps, on a port of its own. It answers everything like an empty list, so that a client which follows a
/// redirect to it believes in success, and is found out by what it sent.
/// </summary>
internal static class ForeignHost
{
    private static readonly byte[] EmptyList = Encoding.UTF8.GetBytes("""{"count":0,"value":[]}""");

    public static Task AnswerAsync(Exchange exchange) => Answer.WriteAsync(exchange, StatusCodes.Status200OK, EmptyList, Answer.Json);
}
