"""2,000 invented initiatives, some told again: as it was, without marks, in other words, in other words and badly typed.

An idea is six slots: machine, fault, cause, remedy, detail, result; each slot value has three wordings. Two ideas differ in at least two
slots and often share machine and fault, as in factories of one trade. A copy keeps every slot and says it otherwise. Nothing here
was written after the finder was first scored: the digest of what each seed makes stands in `bench/likeness.py`.
"""

import json
import random
from dataclasses import dataclass
from hashlib import sha256

from congdoan.foundation.kernel.vietnamese import fold

KINDS = ("as told", "no marks", "other words", "other words, no marks, typos")

MACHINES = """máy may hai kim|máy 2 kim công nghiệp|máy may đôi kim
máy vắt sổ|máy vắt sổ năm chỉ|máy overlock
máy cắt vải|dao cắt bàn vải|máy cắt rập
bàn ủi hơi|trạm ủi hơi nước|bàn là hơi
lò hơi đốt than|nồi hơi|lò hơi công suất nhỏ
máy nén khí|hệ thống khí nén|trạm khí nén
băng tải đóng gói|chuyền băng tải thành phẩm|băng chuyền đóng thùng
máy ép nhựa|máy ép phun|máy đúc nhựa
máy tiện|máy tiện vạn năng|máy tiện ren
máy dập tôn|máy dập nguội|máy đột dập
máy cưa gỗ|cưa đĩa xẻ phôi|máy xẻ gỗ
máy chà nhám|máy nhám thùng|máy đánh nhám
dây chuyền luyện đường|nhà đường|công đoạn nấu đường
bơm nước thải|trạm bơm nước thải|bơm hố gom
hệ thống chiếu sáng xưởng|đèn nhà xưởng|chiếu sáng nhà máy
xe nâng hàng|xe nâng điện|xe nâng kho
kho nguyên liệu|kho vật tư|nhà kho chứa phôi
máy đóng gạch|máy ép gạch không nung|dàn ép gạch
lò sấy mủ cao su|buồng sấy mủ|lò sấy cao su
máy tách hạt điều|máy chẻ điều|dàn tách vỏ điều
sổ theo dõi ca|biểu ghi chép ca|nhật ký ca sản xuất
máy dán thùng|máy dán keo carton|máy gấp dán hộp
hệ thống hút bụi|quạt hút bụi|đường ống hút bụi
máy in bao bì|máy in flexo|máy in lụa bao bì"""
FAULTS = """lệch mép, bỏ mũi|đường may chạy lệch, sót mũi|mép bị lệch và đứt mũi
kẹt phôi giữa chừng|phôi hay bị mắc lại|vật liệu dừng kẹt trong máng
rò hơi ở mối nối|xì hơi tại chỗ nối|hơi thoát ra ở khớp nối
quá nhiệt, phải dừng máy|nóng quá phải ngưng chạy|nhiệt lên cao nên tắt máy
hao dầu bôi trơn|tốn nhớt|dầu nhớt hao nhanh
sai kích thước|không đúng cỡ|lệch số đo
bụi bay ra khu làm việc|bụi phát tán ra xưởng|khu vực đứng máy đầy bụi
tiếng ồn vượt mức|ồn quá ngưỡng|máy kêu to
cháy cầu chì|nổ chì|đứt cầu chì liên tục
chờ hàng lâu|đợi bán thành phẩm|thời gian chờ dài
nhầm mã hàng|lẫn mã|ghi sai mã sản phẩm
vỡ góc sản phẩm|mẻ cạnh|sứt góc thành phẩm
đổ tràn ra sàn|chảy tràn nền xưởng|tràn ra ngoài
mòn trục nhanh|trục chóng mòn|ổ trục mau hư
kẹp tay công nhân|dễ bị dập tay|nguy cơ cuốn tay
dính khuôn|sản phẩm bám khuôn|khó tách khỏi khuôn
phai mực, lem màu|màu in bị nhòe|mực lem
độ ẩm không đều|chỗ khô chỗ ướt|ẩm lệch giữa các lớp
đèn sáng cả khi không có người|để đèn suốt ca|chiếu sáng lãng phí giờ nghỉ
ắc quy mau hết|bình điện yếu nhanh|pin không đủ ca
mất dấu lô hàng|không truy được lô|thất lạc thông tin lô
keo dán bong|bung mép dán|keo không dính
nghẹt lưới lọc|tắc lọc|lưới lọc hay bị bít
hạt bị bể|vỡ nhân|tỷ lệ bể cao"""
CAUSES = """vì không có cữ chặn|do thiếu điểm tựa cố định|bởi chưa có chỗ định vị
vì cánh tay đòn quá ngắn|do đòn bẩy không đủ dài|bởi khoảng cách tay quay nhỏ
vì gioăng cũ chai cứng|do roăng lão hóa|bởi vòng đệm mất đàn hồi
vì quạt gió đặt ngược|do hướng gió làm mát sai|bởi luồng gió không tới
vì thợ canh bằng mắt|do ước lượng thủ công|bởi đo bằng cảm giác
vì giá đỡ rung|do chân đế không chắc|bởi khung bị lắc
vì dây đai trùng|do đai truyền chùng|bởi curoa giãn
vì bố trí hai công đoạn xa nhau|do mặt bằng cách trở|bởi hai khâu nằm hai đầu xưởng
vì ghi bằng giấy rời|do phiếu viết tay|bởi chép ra giấy
vì cảm biến đặt thấp|do mắt thần sai độ cao|bởi đầu dò gắn dưới
vì lưỡi cắt cùn sớm|do dao mau lụt|bởi lưỡi không giữ bén
vì nước cấp nhiều cặn|do nguồn nước cứng|bởi nước có vôi
vì áp suất không ổn định|do áp lên xuống|bởi sức ép thất thường
vì khuôn không có rãnh thoát khí|do khuôn kín hơi|bởi không khí bị nhốt trong khuôn
vì tải dồn về một phía|do lệch tải|bởi chất hàng không cân
vì công tắc chung một chỗ|do chỉ có một cầu dao|bởi đóng ngắt gộp
vì nhiệt kế đọc chậm|do đồng hồ nhiệt trễ|bởi báo nhiệt không kịp
vì ống dẫn gấp khúc|do đường ống nhiều co|bởi tuyến ống vòng vèo
vì khe hở bánh răng lớn|do răng ăn khớp lỏng|bởi độ rơ bánh răng
vì sắp xếp theo ngày nhập không rõ|do chất kho lẫn ngày|bởi không phân lô theo ngày"""
REMEDIES = """chế gá nhôm có lò xo giữ|làm đồ gá bằng nhôm, ép bằng lò xo|tự đóng bộ kẹp nhôm đàn hồi
lắp cảm biến hồng ngoại tự ngắt|gắn mắt thần tự động dừng|đặt đầu dò tia hồng ngoại cắt điện
thay gioăng silicon chịu nhiệt|dùng vòng đệm silicon|đổi sang roăng silicon
đảo chiều quạt và thêm tấm hướng gió|xoay quạt, lắp vách dẫn gió|bố trí lại quạt cùng cánh hướng luồng
làm thước cữ khắc vạch sẵn|đóng dưỡng đo có vạch|tạo cữ đo cố định
hàn thêm khung tăng cứng|gia cố chân đế bằng thép V|đắp giằng chống rung
lắp bộ căng đai tự động|thêm con lăn tăng đai|gắn tay căng dây curoa
chuyển hai công đoạn về cạnh nhau|đưa hai khâu sát nhau|dời bàn để hai bước liền kề
quét mã QR bằng điện thoại|dán tem QR rồi soi bằng điện thoại|dùng mã vạch hai chiều
nâng cảm biến và che bụi|đặt lại mắt thần lên cao có nắp|dời đầu dò kèm hộp che
mài dao theo lịch và đánh dấu lưỡi|định kỳ mài, sơn mốc lưỡi|lên lịch liếc dao
lắp cột làm mềm nước|thêm bình trao đổi ion|xử lý nước qua hạt nhựa
gắn van ổn áp|lắp bộ điều áp|thêm van giữ áp không đổi
phay rãnh thoát khí trên khuôn|tạo khe xả khí ở khuôn|xẻ rãnh cho khí ra
chia giá thành hai ngăn cân tải|làm kệ đối trọng|ngăn đôi khay để cân
tách mạch và lắp công tắc theo khu|chia tuyến điện, mỗi khu một công tắc|đi dây riêng từng dãy
lắp bộ báo nhiệt có còi|gắn đồng hồ điện tử báo chuông|thêm thiết bị cảnh báo nóng
nắn thẳng ống và bỏ co thừa|đi lại đường ống ngắn|rút bớt khúc cua ống
đệm bạc đồng chống rơ|chêm bạc lót|lắp vòng bạc khử khe hở
vạch ô kho theo tuần|kẻ ô, treo bảng tuần|phân khu kho bằng màu tuần
làm máng trượt nghiêng|đóng máng dốc bằng inox|hàn máng xuôi cho hàng tự trôi
thu hồi nước ngưng về bồn|gom nước ngưng dùng lại|bơm trả nước ngưng
gắn tấm chắn mica|làm nắp che trong suốt|lắp vách mica bảo vệ
dùng biến tần cho động cơ|lắp biến tần điều tốc|thêm bộ đổi tần số
tận dụng vải vụn bọc đệm|lấy rẻo vải làm đệm|dùng vải thừa may lót
pha keo theo tỷ lệ cân|cân keo bằng cân điện tử|định lượng keo bằng cốc vạch
lắp lưới lọc tháo nhanh|làm khay lọc rút|đổi sang lọc dạng ngăn kéo
chèn cao su giảm chấn|lót đế cao su|đặt đệm giảm rung"""
DETAILS = """tháo lắp trong 20 giây|thay nhanh chưa tới nửa phút|gắn vào tháo ra 20 giây
dùng phế liệu có sẵn trong xưởng|lấy sắt vụn tại chỗ|không mua thêm vật tư
dùng cho năm cỡ hàng|chạy được cho 5 kích cỡ|hợp với cả năm cỡ
một người thao tác được|chỉ cần một công nhân|không cần người phụ
lắp cho cả sáu chuyền|nhân ra 6 chuyền|áp dụng đủ sáu tổ
vẽ mẫu rồi cắt CNC|gia công bằng máy CNC|đặt cắt theo bản vẽ
sơn vàng để dễ thấy|phủ sơn phản quang|đánh dấu màu vàng
bọc inox chống gỉ|làm bằng thép không gỉ|mạ chống rỉ sét
kiểm tra đầu mỗi ca|soát trước ca|đầu giờ thử một lượt
có chốt khóa an toàn|thêm khóa liên động|gài chốt bảo hiểm
gắn đồng hồ đếm|có bộ đếm số lần|lắp máy đếm
dùng nguồn 24 vôn|điện thấp áp 24V|chạy bằng nguồn một chiều
hướng dẫn bằng hình tại máy|dán quy trình có ảnh|treo bảng thao tác minh họa
bảo hành nội bộ sáu tháng|theo dõi nửa năm|thử sáu tháng liền
lót nỉ tránh xước|dán lớp nỉ|bọc vải mềm chống trầy
có bánh xe đẩy|gắn bốn bánh|di chuyển bằng bánh xe
đặt ngang tầm tay|cao vừa tầm đứng|chỉnh theo chiều cao người
dùng ốc tai hồng|vặn tay không cần khóa|siết bằng tai hồng
phủ bạt khi nghỉ|che bạt ngoài giờ|trùm kín lúc ngưng
tích hợp đèn báo|thêm đèn xanh đỏ|có tín hiệu đèn
ghi vào bảng tính chung|nhập file dùng chung|lưu trên bảng tính mạng
chia hai tốc độ|có hai mức nhanh chậm|chỉnh được hai cấp
gập gọn khi không dùng|xếp lại được|thu gọn sát tường
nối đất riêng|có dây tiếp địa|tiếp đất độc lập"""
RESULTS = """giảm hàng lỗi từ 3% xuống 1%|phế phẩm còn 1%, trước là 3%|tỷ lệ hỏng hạ ba lần
mỗi ca thêm 60 sản phẩm|năng suất tăng 60 cái một ca|làm nhiều hơn 60 chiếc
bớt hai công phụ|tiết kiệm 2 người phụ việc|rút được hai lao động
điện giảm 15%|tiền điện hạ mười lăm phần trăm|tiết kiệm 15% điện năng
không còn tai nạn tay|hết cảnh bị thương|an toàn tuyệt đối sáu tháng
máy dừng ít hơn một nửa|thời gian ngưng giảm 50%|số lần dừng bớt một nửa
dầu nhớt giảm 20 lít tháng|mỗi tháng đỡ 20 lít nhớt|bớt hai mươi lít dầu
nước dùng bớt 30 khối|tiết kiệm 30 m3 nước|lượng nước giảm ba mươi khối
vải tiết kiệm 2%|định mức vải hạ 2 phần trăm|bớt hao vải 2%
đóng hàng nhanh hơn 10 phút|rút 10 phút mỗi chuyến|bớt mười phút bốc xếp
bụi đo được dưới mức|nồng độ bụi đạt chuẩn|không khí đạt
không nhầm lô suốt quý|cả quý không lẫn|ba tháng liền đúng lô
tuổi thọ gấp đôi|bền hơn hai lần|dùng lâu gấp hai
lượng than giảm 5%|đỡ năm phần trăm than|than đốt hạ 5%
khách không trả hàng|hết khiếu nại|không còn đơn trả về
sổ sách khớp trong ngày|cuối ngày đối chiếu xong|số liệu chốt ngay hôm đó"""
Slots = list[list[tuple[str, ...]]]


def slots_of(*blocks: str) -> Slots:
    """Return the six slots of a vocabulary, each with its values and their wordings."""
    return [[tuple(line.split("|")) for line in block.split("\n")] for block in blocks]


SLOTS = slots_of(MACHINES, FAULTS, CAUSES, REMEDIES, DETAILS, RESULTS)

TITLES = ("{remedy} cho {machine}", "Cải tiến {machine}: {remedy}", "Khắc phục {machine} {fault}", "{machine}: giảm tình trạng {fault}")
PROBLEMS = (
    "Trước đây {machine} thường {fault} {cause}.",
    "{machine} của tổ hay gặp cảnh {fault}, {cause}, phải làm lại nhiều.",
    "Nhiều năm nay {cause} nên {machine} {fault}; cả tổ mất công sửa.",
)
SOLUTIONS = (
    "Chúng tôi {remedy}; {detail}. Kết quả {result}.",
    "Giải pháp là {remedy}, {detail}. Sau khi làm, {result}.",
    "{result} nhờ {remedy}. Ngoài ra {detail}.",
)


@dataclass(frozen=True)
class Told:
    """One generated initiative; those of one `idea` are the same. `kind` says how a copy was made, empty on the first."""

    idea: int
    kind: str
    title: str
    problem: str
    solution: str


def generated(seed: int, count: int = 2_000, slots: Slots = SLOTS) -> list[Told]:
    """Return `count` initiatives in the order in which they come; a fifth of the ideas are told again once or twice."""
    dice = random.Random(seed)
    told: list[Told] = []
    seen: set[tuple[int, ...]] = set()
    while len(told) < count:
        chosen = tuple(dice.randrange(len(slot)) for slot in slots)
        if any(sum(one != other for one, other in zip(chosen, known, strict=True)) < 2 for known in seen):
            continue
        seen.add(chosen)
        ways = tuple(dice.randrange(3) for _ in slots)
        told.append(_told(len(seen), "", chosen, ways, dice, slots))
        for _ in range(dice.choice((1, 2)) if dice.random() < 0.2 else 0):
            kind = dice.choice(KINDS)
            others = tuple((way + dice.choice((1, 2))) % 3 for way in ways) if "other words" in kind else ways
            told.append(_told(len(seen), kind, chosen, others, dice, slots))
    dice.shuffle(told)
    return told[:count]


def digest_of(told: list[Told]) -> str:
    """Return the hash by which a generated set is known."""
    return sha256(json.dumps([[one.idea, one.kind, one.title, one.problem, one.solution] for one in told]).encode()).hexdigest()


def _told(idea: int, kind: str, chosen: tuple[int, ...], ways: tuple[int, ...], dice: random.Random, slots: Slots) -> Told:
    words = dict(zip(("machine", "fault", "cause", "remedy", "detail", "result"),
                     (slot[at][way] for slot, at, way in zip(slots, chosen, ways, strict=True)), strict=True))  # fmt: skip
    texts = [dice.choice(shapes).format(**words) for shapes in (TITLES, PROBLEMS, SOLUTIONS)]
    if "no marks" in kind:
        texts = [fold(text).lower() for text in texts]
    if "typos" in kind:
        texts = [_mistyped(text, dice) for text in texts]
    return Told(idea, kind, *(text[:1].upper() + text[1:] for text in texts))


def _mistyped(text: str, dice: random.Random) -> str:
    """Swap two neighbouring letters in one word of eight."""
    words = text.split()
    for at, word in enumerate(words):
        if len(word) > 3 and dice.random() < 1 / 8:
            cut = dice.randrange(len(word) - 1)
            words[at] = word[:cut] + word[cut + 1] + word[cut] + word[cut + 2 :]
    return " ".join(words)
