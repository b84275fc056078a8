using System.Net;
using System.Net.Sockets;
using System.Security.Authentication;
using AdoEntra.Errors;
using AdoEntra.Http;
using AdoEntra.Http.Addresses;
using AdoEntra.Http.Proxies;
using AdoEntra.Requests.Failures;
using AdoEntra.Requests.Model;
using AdoEntra.Requests.Throttling;
using AdoEntra.Tokens;

namespace AdoEntra.Requests;

/// <summary>One request on its way to one response: waits, tokens, redirects, retries.</summary>
internal sealed class ServiceExchange(
    ServiceSession session,
    ServiceRequest request,
    RetryState attempts,
    TokenProvider tokens,
    RequestSender sender
)
{
    // What a preview that was asked for as a release is called by its type; the words for it differ.
    private const string PreviewNeeded = "VssInvalidPreviewVersionException";

    private ServiceRequest _request = attempts.Throttle.NeedsPreview(request) ? Preview(request) : request;
    private Uri _uri = request.Resolve(session.Address);
    private CachedToken? _token = attempts.Token;
    private bool _hasRenewed;
    private bool _isUnderWay;
    private bool _mayBeDone;
    private bool _hasResponded;
    private int _redirects;

    // How the last try ended that brought no response.
    private Exception? _break;

    /// <summary>The response, its body not yet read.</summary>
    public async Task<HttpResponseMessage> RunAsync(CancellationToken cancellationToken)
    {
        if (!HostRules.MayHaveToken(_uri, session.Address) && !IsStorage) throw HostRules.NotAllowed(_uri, session.Address);
        while (true)
        {
            attempts.IsAtStorage = IsStorage;
            await attempts.WaitForThrottleAsync(cancellationToken).ConfigureAwait(false);
            TimeSpan sent = attempts.Elapsed;
            HttpResponseMessage? response = await TryAsync(cancellationToken).ConfigureAwait(false);
            if (response is null) continue;
            Tell((int)response.StatusCode, attempts.Elapsed - sent);
            bool isFinal = false;
            try
            {
                attempts.Observe(response, _uri.Host);
                isFinal = await IsFinalAsync(response, cancellationToken).ConfigureAwait(false);
                if (isFinal) return response;
            }
            finally
            {
                if (!isFinal) response.Dispose();
            }
        }
    }

    /// <summary>The error of a response that did not come in time.</summary>
    public AdoServiceException TimedOut(TimeSpan limit) =>
        new(
            ErrorIds.TimedOut,
            $"The request for {request.What} to {_uri.Authority}{(_break is null ? string.Empty : NetworkFailure.Way(_break))} "
                + $"timed out after {limit.TotalSeconds:0.#} s.",
            request.IsReading || !(_isUnderWay || _mayBeDone)
                ? $"Retry, or allow more time (-TimeoutSec); if the problem persists, {Suspect}."
                : "The change may already have been made: check before you retry, or allow more time (-TimeoutSec). "
                    + "See https://status.dev.azure.com for outages."
        )
        {
            Target = session.Address.Organization,
            Request = RequestLine.Of(request.Method, _uri),
        };

    private string Suspect =>
        ProxyHandler.PlaceOf(_break) is { } proxy
            ? $"check that {proxy} lets this machine through"
            : "see https://status.dev.azure.com for outages";

    private void Tell(int status, TimeSpan time)
    {
        Uri uri = _uri;
        attempts.Progress.ResponseReceived(() => RequestLine.Received(request.Method, uri, status, time));
    }

    private bool IsStorage =>
        request.IsDownload && !HostRules.MayHaveToken(_uri, session.Address) && HostRules.IsStorage(_uri, session.Address);

    // Null where it is to be tried again.
    private async Task<HttpResponseMessage?> TryAsync(CancellationToken cancellationToken)
    {
        try
        {
            if (IsStorage) return await sender.SendToStorageAsync(session.Address, request, _uri, cancellationToken).ConfigureAwait(false);
            _token ??= await tokens.GetAsync(session.Identity, cancellationToken).ConfigureAwait(false);
            _isUnderWay = true;
            HttpResponseMessage response = await sender
                .SendAsync(session.Address, _request, _uri, _token.Authorization, cancellationToken)
                .ConfigureAwait(false);
            _isUnderWay = false;
            _break = null;
            return response;
        }
        catch (HttpRequestException exception)
        {
            _break = exception;
            // A cancelled request may also end as a broken one.
            cancellationToken.ThrowIfCancellationRequested();
            AdoServiceException failure = ConnectionFailure.Of(exception, _uri, request, session.Address, out FailureKind certainty);
            _isUnderWay = false;
            _mayBeDone |= certainty == FailureKind.MaybeProcessed;
            if (!await attempts.WaitForRetryAsync(failure, certainty, cancellationToken).ConfigureAwait(false)) throw failure;
        }
        catch (OperationCanceledException exception)
        {
            _break = exception;
            if (cancellationToken.IsCancellationRequested) throw;
            AdoServiceException failure = TimedOut(RequestSender.ResponseLimit);
            _isUnderWay = false;
            _mayBeDone = true;
            if (!await attempts.WaitForRetryAsync(failure, FailureKind.MaybeProcessed, cancellationToken).ConfigureAwait(false))
                throw failure;
        }

        return null;
    }

    // False where something was done so that asking again makes sense.
    private async Task<bool> IsFinalAsync(HttpResponseMessage response, CancellationToken cancellationToken)
    {
        if (Redirect.Next(response, _uri, request, session.Address) is { } next)
        {
            if (++_redirects > Redirect.Most) throw Redirect.Endless(request, (int)response.StatusCode);
            attempts.Progress.Verbose(
                $"Following the redirect of the request for {request.What} to {HostRules.Place(next)} ({(int)response.StatusCode})."
            );
            _uri = next;
            return false;
        }

        var asked = new SentRequest(request, _uri, session, IsStorage ? null : _token, !request.IsReading && _mayBeDone);
        // Where connectionData would be asked, and nowhere else: the id is the same there.
        if (_token is not null && !IsStorage && session.Identity.Guard is { } guard && _uri.Authority == session.Address.Root.Authority
            && NamedCaller.Find(response) is { } caller)
        {
            guard.See(caller.Id, caller.Name);
        }

        AdoServiceException? errorResponse = await ErrorResponse
            .ReadAsync(response, asked, attempts.Throttle, cancellationToken)
            .ConfigureAwait(false);
        if (errorResponse is null && _token is not null && !IsStorage)
        {
            errorResponse = await AnonymousResponse
                .FindAsync(response, request, _uri, session, _token, attempts.Throttle, sender, cancellationToken)
                .ConfigureAwait(false);
        }

        if (errorResponse is null)
            return true;
        if (
            errorResponse is { StatusCode: 400, TypeKey: PreviewNeeded }
            && _request is { ChoosesVersion: true, ApiVersion: { } version }
            && !version.Contains("-preview")
        )
        {
            attempts.Throttle.RememberPreview(request);
            attempts.Progress.Verbose(
                $"The API of {request.What} is available only as a preview: retrying with {Preview(request).ApiVersion}."
            );
            _request = Preview(request);
            return false;
        }

        _mayBeDone |= errorResponse.ErrorId == ErrorIds.Transient;
        if (await TryOtherTokenAsync(response, errorResponse, cancellationToken).ConfigureAwait(false)) return false;
        if (!await attempts.WaitForRetryAsync(errorResponse, CertaintyOf(errorResponse), cancellationToken).ConfigureAwait(false))
            throw errorResponse;
        return false;
    }

    /// <summary>
    /// A token may be refused before its time: revoked, rights changed, more required of it (a claims challenge). It is renewed once,
    /// whatever its expiry says, before the error response is believed; and once more where the service says what it misses.
    /// </summary>
    private async Task<bool> TryOtherTokenAsync(
        HttpResponseMessage response,
        AdoServiceException errorResponse,
        CancellationToken cancellationToken
    )
    {
        if (_token is null || attempts.Token is not null || IsStorage) return false;
        if (response.StatusCode != HttpStatusCode.Unauthorized && errorResponse.ErrorId != ErrorIds.NotSignedIn) return false;
        string? claims = ClaimsChallenge.Read(response.Headers);
        if (claims is null ? _hasRenewed : _hasResponded) return false;
        try
        {
            _token = await tokens.ReplaceAsync(session.Identity, _token, claims, cancellationToken).ConfigureAwait(false);
        }
        catch (AdoSignInException failure)
            when (claims is null && errorResponse.ErrorId != ErrorIds.NotSignedIn && failure.ErrorId != ErrorIds.IdentityChanged)
        {
            // The service knows who is asking and says why not; that no other token can be had is not the reason.
            throw errorResponse;
        }

        _hasRenewed = true;
        _hasResponded |= claims is not null;
        attempts.Progress.Verbose(
            $"The token was refused ({errorResponse.StatusCode}{(claims is null ? string.Empty : ", a claims challenge")}): "
                + "retrying with a new one."
        );
        return true;
    }

    private static ServiceRequest Preview(ServiceRequest request) =>
        request with
        {
            ApiVersion = request.ApiVersion?.Split('-')[0] + "-preview",
        };

    private static FailureKind CertaintyOf(AdoServiceException errorResponse) => errorResponse switch
    {
        // Refused at the door.
        { ErrorId: ErrorIds.Throttled } => FailureKind.NotProcessed,
        { ErrorId: ErrorIds.Transient } => FailureKind.MaybeProcessed,
        _ => FailureKind.Permanent,
    };
}
