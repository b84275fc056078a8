namespace AdoEntra.Emulator.Entra.Grants;

/// <summary>The client asks whether the person has signed in. [V] protocol 1.15: <c>grant_type=device_code</c>, not the urn.</summary>
internal static class DeviceCodeGrant
{
    public static Task AnswerAsync(EntraRequest request)
    {
        var value = request.Required("device_code");
        var code = request.Entra.DeviceCodes.FirstOrDefault(code => code.Value == value && code.Application == request.Application);
        if (code is null || code.State == DeviceCodeState.Redeemed)
        {
            throw new EntraRefusalException(EntraErrors.UnknownDeviceCode());
        }

        if (code.State == DeviceCodeState.Declined)
        {
            throw new EntraRefusalException(EntraErrors.CodeDeclined());
        }

        if (code.ExpiresOn <= request.Now)
        {
            throw new EntraRefusalException(EntraErrors.CodeExpired());
        }

        if (code.State == DeviceCodeState.Pending)
        {
            throw new EntraRefusalException(EntraErrors.CodePending());
        }

        code.State = DeviceCodeState.Redeemed;
        return PersonTokenAnswer.WriteAsync(request, code.Scope);
    }
}
