#if NET
using System.Reflection;
using AdoEntra.Core.Tests.Operations;
using AdoEntra.Http;
using AdoEntra.Http.Addresses;
using AdoEntra.Operations;
using AdoEntra.Requests.Model;
using AdoEntra.Resources.Git;
using AdoEntra.Resources.Git.PullRequests;

namespace AdoEntra.Core.Tests.Resources;

/// <summary>Every request that a resource makes is one of the service's contract: path, verb, version, query and paging.</summary>
public sealed class RequestContractTests
{
    private static readonly NullabilityInfoContext s_nullability = new();

    // Operations whose objects have fields in a later version that the table's does not have: by the end of their templates.
    private static readonly Dictionary<string, string> s_later = new()
    {
        ["_apis/serviceendpoint/endpoints"] = "7.2-preview.4",
        ["_apis/serviceendpoint/endpoints/{endpointId}"] = "7.2-preview.4",
    };

    /// <summary>The static methods of Core's resources that make a request.</summary>
    private static IEnumerable<MethodInfo> Makers =>
        typeof(AdoResource).Assembly.GetTypes()
            .Where(static type => type.IsAssignableTo(typeof(AdoResource)))
            .SelectMany(static type => type.GetMethods(
                BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly))
            .Where(static method => method.ReturnType.IsAssignableTo(typeof(ServiceRequest)));

    /// <summary>Each of them by its name, so that a failure says which.</summary>
    public static TheoryData<string> Names => [.. Makers.Select(static method => $"{method.DeclaringType!.Name}.{method.Name}").Distinct()];

    [Theory]
    [MemberData(nameof(Names))]
    public void Request_IsInTheContract(string name)
    {
        foreach (MethodInfo maker in Makers.Where(method => $"{method.DeclaringType!.Name}.{method.Name}" == name))
        {
            foreach (object?[] arguments in Arguments(maker.GetParameters()))
            {
                var request = (ServiceRequest)maker.Invoke(null, arguments)!;
                string path = request.Route.Split('?')[0];
                Operation operation = OperationCatalog.Find(request.Method, request.Host, path)
                    ?? throw new InvalidOperationException($"{name}: the contract has no {request.Method} {path} at {request.Host.Name}.");

                // Each says which request it is, what stands in the contract, and which property of the request says it.
                string what = $"{name}, {request.Method} {path}:";
                bool isOfContract = request.ApiVersion == operation.ApiVersion || request.ApiVersion == Later(operation.Template);
                Assert.True(
                    isOfContract,
                    $"{what} the contract has version {operation.ApiVersion}, the request {request.ApiVersion}. Set ApiVersion."
                );
                Assert.True(operation.IsRead == request.IsReading, $"{what} it {(operation.IsRead ? "only reads" : "changes something")}. "
                    + "Set Method, or IsQuery of a POST that only reads.");
                string[] unknown = [.. request.QueryNames.Except(operation.Query)];
                Assert.True(
                    unknown.Length == 0,
                    $"{what} operations.tsv has no query {string.Join(", ", unknown)}, but {string.Join(", ", operation.Query)}."
                );
                PagingStyle paging = PagingOf(request);
                Assert.True(
                    operation.Paging == paging,
                    $"{what} Paging is\n{paging}\nof the request, and by paging.tsv\n{operation.Paging}"
                );
            }
        }
    }

    [ContractFact]
    public void LaterVersions_AreThoseOfTheLaterContract()
    {
        IReadOnlyList<ContractOperation> contract = Contract.ReadMore("serviceEndpoint-7.2-serviceEndpoint.json");

        Assert.All(s_later, later => Assert.Contains(contract, one => Later(one.Template) == later.Value));
        foreach (ContractOperation later in contract.Where(static one => Later(one.Template) is not null))
            Assert.Equal(later.Version, Later(later.Template));
    }

    [Fact]
    public void Makers_AreFound() => Assert.Contains(Makers, static maker => maker.Name == "List");

    private static string? Later(string template) =>
        s_later.TryGetValue(template.Substring(template.IndexOf("_apis", StringComparison.Ordinal)), out string? version) ? version : null;

    // What the contract does not divide need not say so.
    private static PagingStyle PagingOf(ServiceRequest request)
    {
        object? paging = request.GetType().GetProperty(nameof(ServiceRequest<AdoProject>.Paging))?.GetValue(request);
        return paging is null || paging.Equals(PagingStyle.Unknown) ? PagingStyle.None : (PagingStyle)paging;
    }

    // A query that is a record has all that it can ask for.
    private static object? Value(Type type)
    {
        if (type == typeof(string)) return "x";
        if (type == typeof(long[])) return new[] { 1L };
        if (type != typeof(object) && type.IsAssignableFrom(typeof(string[]))) return new[] { "x" };
        if (type.IsAssignableFrom(typeof(Dictionary<string, object?>))) return new Dictionary<string, object?> { ["x"] = "x" };
        if (type.IsInterface) return Array.CreateInstance(type.GetGenericArguments()[0], 0);
        object value = Activator.CreateInstance(type)!;
        if (!type.IsClass) return type == typeof(DateTimeOffset) ? DateTimeOffset.UnixEpoch : WithTimes(type, value);
        foreach (PropertyInfo property in type.GetProperties().Where(static property => property.CanWrite))
            property.SetValue(value, Value(Nullable.GetUnderlyingType(property.PropertyType) ?? property.PropertyType));
        return value;
    }

    private static object WithTimes(Type type, object value) =>
        type == typeof(TimeRange) ? new TimeRange(DateTimeOffset.UnixEpoch, DateTimeOffset.UnixEpoch) : value;

    // A text for each, and where one may be left out also nothing.
    private static IEnumerable<object?[]> Arguments(ParameterInfo[] parameters)
    {
        IEnumerable<object?[]> all = [[]];
        foreach (ParameterInfo parameter in parameters)
        {
            object? value = parameter.HasDefaultValue && parameter.ParameterType != typeof(string)
                ? parameter.DefaultValue
                : Value(Nullable.GetUnderlyingType(parameter.ParameterType) ?? parameter.ParameterType);
            object?[] values = s_nullability.Create(parameter).WriteState == NullabilityState.Nullable ? [value, null] : [value];
            all = all.SelectMany(before => values.Select(one => (object?[])[.. before, one])).ToList();
        }

        return all;
    }
}
#endif
