using AdoEntra.Emulator.AzureDevOps.Routing;
using AdoEntra.Emulator.Content;
using AdoEntra.Emulator.Hosting;
using AdoEntra.Emulator.Organizations;
using Microsoft.AspNetCore.Http;

namespace AdoEntra.Emulator.AzureDevOps.Boards;

/// <summary>
/// <c>[{project}/]_apis/wit/attachments[/{id}]</c>: takes a file and gives it back. [D] wit-7.1 <c>Attachments_*</c>; 201 is [C]. Upload in
/// chunks is not emulated.
/// </summary>
internal static class AttachmentsRoute
{
    // [D] What is longer has to come in chunks.
    private const long Longest = 130L * 1024 * 1024;

    private const string OctetStream = "application/octet-stream";

    public static ResourceLocation Location { get; } = new()
    {
        Id = new("e07b5fa4-1499-494d-a496-64b860fd64ff"),
        Route = EmulatedRoute.Attachments,
        Area = "wit",
        ResourceName = "attachments",
        Template = "{project?}/_apis/{area}/{resource}/{id?}",
        ResourceVersion = 3,
        Operations = new Dictionary<string, ResourceOperation> { [HttpMethods.Get] = DownloadAsync, [HttpMethods.Post] = UploadAsync },
    };

    private static async Task UploadAsync(ResourceCall call)
    {
        ResourceBody.Require(call, OctetStream);
        using var bytes = new MemoryStream();
        var piece = new byte[64 * 1024];
        int read;
        while ((read = await call.Exchange.Http.Request.Body.ReadAsync(piece, call.Exchange.Aborted)) > 0)
        {
            if (bytes.Length + read > Longest)
            {
                throw new ServiceRefusalException(WorkItemErrors.AttachmentTooLong());
            }

            bytes.Write(piece, 0, read);
        }

        var attachment = new Attachment(Guid.NewGuid(), call.Query.Text("fileName") ?? "file", new HeldContent(bytes.ToArray()));
        call.Organization.Attachments[attachment.Id] = attachment;
        var url = $"{call.Address.Root}/_apis/wit/attachments/{attachment.Id}?fileName={Uri.EscapeDataString(attachment.FileName)}";
        await BodyJson.AnswerAsync(
            call.Exchange, new AttachmentBody(attachment.Id, url), BodyJson.Service.AttachmentBody, StatusCodes.Status201Created);
    }

    private static Task DownloadAsync(ResourceCall call)
    {
        var text = call.Value("id")
            ?? throw new ServiceRefusalException(ServiceErrors.MethodNotAllowed(call.Exchange.Http.Request.Method), ErrorShape.Wrapped);
        return Guid.TryParse(text, out var id) && call.Organization.Attachments.TryGetValue(id, out var attachment)
            ? ContentAnswer.WriteAsync(
                call.Exchange, attachment.Content, OctetStream,
                call.Query.Flag("download") ? call.Query.Text("fileName") ?? attachment.FileName : null)
            : throw new ServiceRefusalException(WorkItemErrors.NoAttachment(text));
    }
}
