using System.Net;
using AdoEntra.Http;

namespace AdoEntra.Identity.ManagedIdentity;

/// <summary>
/// Tries again what a host's endpoint refuses for the moment only. Below both ways to the library, whose own rules differ with the host and
/// go on for 25 to 90 s (protocol.md 1.14); here a dead endpoint is reported within some seconds.
/// </summary>
internal sealed class ManagedIdentityRetry(HttpMessageHandler inner) : DelegatingHandler(inner)
{
    private const int MostTries = 4;

    // Before the second try; each later pause is twice the one before.
    private static readonly TimeSpan s_firstPause = TimeSpan.FromMilliseconds(400);

    // All pauses together: with the responses themselves it has to stay well within the time for signing in.
    private static readonly TimeSpan s_longestWait = TimeSpan.FromSeconds(8);

    /// <summary>Whether an exception says that the endpoint's certificate was not accepted. No later try would change that.</summary>
    public static bool IsRefusedCertificate(Exception exception) =>
        NetworkFailure.IsTrust(exception) || NetworkFailure.IsSecurity(exception);

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        if (HostTokenAttempt.Current is not { } question) return await base.SendAsync(request, cancellationToken).ConfigureAwait(false);
        TimeSpan pause = s_firstPause;
        TimeSpan left = s_longestWait;
        for (int tries = 1; ; tries++)
        {
            question.CountTry();
            TimeSpan wait = pause;
            try
            {
                HttpResponseMessage response = await base.SendAsync(request, cancellationToken).ConfigureAwait(false);
                if (tries == MostTries || !await IsTransientAsync(response, question).ConfigureAwait(false)) return response;
                if (AskedToWait(response, question.Clock) is { } asked)
                {
                    // To come back earlier than it was asked to would only prolong the throttling.
                    if (asked > left)
                    {
                        question.AskedToWait = asked;
                        return response;
                    }

                    if (asked > wait) wait = asked;
                }

                response.Dispose();
            }
            catch (HttpRequestException exception) when (tries < MostTries && !IsRefusedCertificate(exception))
            {
                // The next try tells.
            }

            if (wait > left) wait = left;
            left -= wait;
            pause += pause;
            await question.Clock.DelayAsync(wait, cancellationToken).ConfigureAwait(false);
        }
    }

    // 404 and 410 too: a host that is being updated gives them for a while.
    private static async Task<bool> IsTransientAsync(HttpResponseMessage response, HostTokenAttempt question) =>
        (int)response.StatusCode switch
        {
            404 or 408 or 410 or 429 or (>= 500 and not 501 and not 505) => true,
            403 => question.RefusesNowAndThen,
            // What is recorded is buffered.
            200 => await BlankBody.IsAsync(response.Content).ConfigureAwait(false),
            _ => false,
        };

    private static TimeSpan? AskedToWait(HttpResponseMessage response, RequestClock clock)
    {
        if (response.Headers.RetryAfter is not { } header) return null;
        return header.Delta ?? header.Date - clock.Now;
    }
}
